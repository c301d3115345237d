/**
 * A call that gets no whole answer, as an HTTP client sees it in process: `code` is what Node's own would carry. The
 * server makes a broken connection of it.
 */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure';

  /** @param code `ERR_BAD_RESPONSE` for a body that was cut, as axios calls it */
  constructor(readonly code: 'ECONNRESET' | 'ECONNREFUSED' | 'ERR_BAD_RESPONSE') {
    super(`The emulated platform broke the connection: ${code}`);
  }
}
