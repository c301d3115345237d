import type { MetricsReport } from '../../observability/index.js';

/** Messages from a worker to its supervisor. */
export type WorkerReport =
  | MetricsReport
  /** It listens. The signals are those that end the service; others are forwarded to the workers. */
  | { readonly kind: 'ready'; readonly stopsOn: readonly NodeJS.Signals[] }
  /** Its event loop runs. With a debugger attached, it may be paused at a breakpoint. */
  | { readonly kind: 'alive'; readonly debugged: boolean }
  /** It receives no more outside requests, so it passes none on to other workers. */
  | { readonly kind: 'drained' };

/** Messages from the supervisor to a worker. */
export type WorkerOrder =
  /** Shut down in order, up to `drained`. */
  | { readonly kind: 'stop'; readonly reason: NodeJS.Signals }
  /** All are drained: other workers send no more calls. */
  | { readonly kind: 'finish' }
  /** Answer open requests with 503, and end. */
  | { readonly kind: 'abort'; readonly signal: NodeJS.Signals };
