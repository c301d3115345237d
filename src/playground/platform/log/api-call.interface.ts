/**
 * One call of the REST interface, as the time line shows it. Without headers, so without credentials; bodies above the
 * size limit are left out.
 */
export interface ApiCall {
  readonly id: string;
  /** Time of arrival, in milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** Without the base path, still encoded, without its query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The platform's operation, as named in errors of the messaging client. */
  readonly operation?: string;
  readonly projectId?: string;
  /** The conversation that it is about. */
  readonly requestId?: string;
  /** The parsed JSON, or the received text. */
  readonly body?: unknown;
  /** The response. */
  status?: number;
  answer?: unknown;
  /** Without a complete response: how the connection ended. */
  broken?: string;
  /** Set at its end. */
  durationMs?: number;
}
