import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const LOOK_EVERY_MS = 1000;

interface Progress {
  readonly written: number;
  readonly since: number;
}

/**
 * Closes connections of slow readers: Node has no time limit for clients that do not read their response, so an
 * attacker could hold connections open forever. A caller that is still waiting for its response is not affected.
 */
export function cutSlowReaders(server: Server, milliseconds: number): void {
  const sockets = new Map<Socket, Progress | undefined>();
  const timer = setInterval(() => look(sockets, milliseconds), LOOK_EVERY_MS).unref();
  const watch = (socket: Socket): void => {
    sockets.set(socket, undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  // With TLS, the buffered data is in the underlying socket.
  server.on('connection', watch).on('secureConnection', watch);
  server.once('close', () => clearInterval(timer));
}

function look(sockets: Map<Socket, Progress | undefined>, milliseconds: number): void {
  const now = performance.now();
  for (const [socket, before] of sockets) {
    // A socket counts written data immediately, so the buffered part is subtracted.
    const written = socket.bytesWritten - socket.writableLength;
    if (socket.writableLength === 0) sockets.set(socket, undefined);
    else if (before?.written !== written) sockets.set(socket, { written, since: now });
    else if (now - before.since > milliseconds) socket.destroy();
  }
}
