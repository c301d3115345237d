/** All metrics, as Prometheus reads them. */
export interface Scraped {
  /** The Content-Type. */
  readonly type: string;
  readonly text: string;
}
