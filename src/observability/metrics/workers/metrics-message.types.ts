import type { Snapshot } from './snapshot.js';

/** Metrics messages from a worker to its supervisor. */
export type MetricsReport =
  /** The metrics have a separate port. All workers send this; the supervisor opens the port once. */
  | {
      readonly kind: 'metrics-port';
      readonly host: string;
      readonly port: number;
      readonly token: string | undefined;
    }
  /** A scrape arrived at the main port. */
  | { readonly kind: 'metrics-wanted'; readonly read: number }
  | { readonly kind: 'metrics-of-worker'; readonly round: number; readonly snapshot: Snapshot };

/** Metrics messages from the supervisor to a worker. */
export type MetricsOrder =
  | { readonly kind: 'metrics-asked'; readonly round: number }
  /**
   * The answer to `metrics-wanted`. Without a text, the metrics could not be collected: the log of the supervisor has
   * the reason.
   */
  | {
      readonly kind: 'metrics-of-all';
      readonly read: number;
      readonly type?: string;
      readonly text?: string;
    };
