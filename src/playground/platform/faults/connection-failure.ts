/** `ERR_BAD_RESPONSE` is what axios calls a body that was cut. */
export type ConnectionFailureCode = 'ECONNRESET' | 'ECONNREFUSED' | 'ERR_BAD_RESPONSE';

/**
 * A call that gets no whole answer, as an HTTP client sees it in process: `code` is what Node's own would carry. The
 * server makes a broken connection of it.
 */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure';

  constructor(readonly code: ConnectionFailureCode) {
    super(`The emulated platform broke the connection: ${code}`);
  }
}
