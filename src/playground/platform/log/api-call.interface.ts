/**
 * One call of the REST interface, as the time line shows it. Headers are not in it, and so is no credential; bodies that
 * are too large to keep are left out.
 */
export interface ApiCall {
  readonly id: string;
  /** When it had arrived, in milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** Without the base path, still encoded, without its query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The platform's operation, under the name that errors of the messaging client have for it. */
  readonly operation?: string;
  readonly projectId?: string;
  /** The conversation that it is about. */
  readonly requestId?: string;
  /** The parsed JSON, or the text as it came. */
  readonly body?: unknown;
  /** What was answered. */
  status?: number;
  answer?: unknown;
  /** Where nothing whole was answered: how the connection ended. */
  broken?: string;
  /** Set when it is over. */
  durationMs?: number;
}
