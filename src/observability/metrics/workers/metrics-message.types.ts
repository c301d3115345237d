import type { Snapshot } from './snapshot.js';

/** What a worker tells its supervisor about metrics. */
export type MetricsReport =
  /** They have a port of their own. All workers say so; it is opened once. */
  | {
      readonly kind: 'metrics-port';
      readonly host: string;
      readonly port: number;
      readonly token: string | undefined;
    }
  /** Somebody reads them at the main port. */
  | { readonly kind: 'metrics-wanted'; readonly read: number }
  | { readonly kind: 'metrics-of-worker'; readonly round: number; readonly snapshot: Snapshot };

/** What the supervisor tells a worker about metrics. */
export type MetricsOrder =
  | { readonly kind: 'metrics-asked'; readonly round: number }
  /** The answer to `metrics-wanted`. Without a text it could not be made: the log of the supervisor says why. */
  | {
      readonly kind: 'metrics-of-all';
      readonly read: number;
      readonly type?: string;
      readonly text?: string;
    };
