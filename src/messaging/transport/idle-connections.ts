import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

/** A connection on which nothing was read for this long before a call counts as idle. */
const IDLE_MS = 1_000;

/** How a connection is reset, or closed, before an answer. */
const RESET = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/**
 * Knows of each connection when the platform last answered on it, to tell a stale connection from a platform that broke
 * off in the middle of its work. Only the first is safe to repeat: the second may have stored the message.
 */
export class IdleConnections {
  /** When the last byte was read on the connection that ended with this error. */
  readonly #lastReadAt = new WeakMap<object, number>();

  /** The connector, with an eye on each connection that it makes. */
  watch(connect: buildConnector.connector): buildConnector.connector {
    return (options, callback) =>
      connect(options, (...result) => {
        const [error, socket] = result;
        if (error === null) this.follow(socket);
        callback(...result);
      });
  }

  wasStale(error: unknown, startedAt: number): boolean {
    if (typeof error !== 'object' || error === null) return false;
    if (!RESET.has((error as NodeJS.ErrnoException).code ?? '')) return false;
    const lastReadAt = this.#lastReadAt.get(error);
    return lastReadAt !== undefined && startedAt - lastReadAt >= IDLE_MS;
  }

  private follow(socket: Socket): void {
    let bytes = 0;
    let lastReadAt: number | undefined;
    socket.prependListener('readable', () => {
      // The end of the stream is "readable" too, without a byte.
      if (socket.bytesRead === bytes) return;
      bytes = socket.bytesRead;
      lastReadAt = performance.now();
    });
    socket.prependListener('error', (error) => {
      if (lastReadAt !== undefined) this.#lastReadAt.set(error, lastReadAt);
    });
  }
}
