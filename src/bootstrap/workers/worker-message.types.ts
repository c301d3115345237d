import type { MetricsReport } from '../../observability/index.js';

/** What a worker tells its supervisor. */
export type WorkerReport =
  | MetricsReport
  /** It listens. The signals are those that end the service; what else comes is for the workers. */
  | { readonly kind: 'ready'; readonly stopsOn: readonly NodeJS.Signals[] }
  /** Its event loop runs. With a debugger attached it may stand at a breakpoint. */
  | { readonly kind: 'alive'; readonly debugged: boolean }
  /** Nothing comes in from outside any more: the others need not pass anything on to it. */
  | { readonly kind: 'drained' };

/** What the supervisor tells a worker. */
export type WorkerOrder =
  /** Shut down in order, as far as `drained`. */
  | { readonly kind: 'stop'; readonly reason: NodeJS.Signals }
  /** All are drained: no call can come from another worker any more. */
  | { readonly kind: 'finish' }
  /** Answer what is open with 503, and end. */
  | { readonly kind: 'abort'; readonly signal: NodeJS.Signals };
