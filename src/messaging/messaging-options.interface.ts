/** What MessagingModule needs to know. Only `apiUrl` has no default. */
export interface MessagingOptions {
  /**
   * Address of the platform's REST interface, with the version: `https://api.pingstreams.com/v3`.
   * Credentials go to this host and to no other. https, except on loopback.
   */
  apiUrl: string;
  /** One call in milliseconds, everything included: waiting for a connection, repeats and pauses. Default 10000. */
  timeoutMs?: number;
  /** Connections to the platform at the same time; more calls wait for one. Default 50. */
  maxConnections?: number;
  /** Certificate (PEM) of a private authority that signs the platform's certificate, beside the public ones. */
  ca?: string;
}
