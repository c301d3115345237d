import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const LOOK_EVERY_MS = 1000;

interface Progress {
  readonly written: number;
  readonly since: number;
}

/**
 * Cuts the connections of callers who do not take their answers: Node has no limit for those, so a stranger who asks
 * and never reads would hold a connection for ever. Whoever still waits for an answer is left alone.
 */
export function cutSlowReaders(server: Server, milliseconds: number): void {
  const sockets = new Map<Socket, Progress | undefined>();
  const timer = setInterval(() => look(sockets, milliseconds), LOOK_EVERY_MS).unref();
  const watch = (socket: Socket): void => {
    sockets.set(socket, undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  // With TLS the answers wait in a socket of their own.
  server.on('connection', watch).on('secureConnection', watch);
  server.once('close', () => clearInterval(timer));
}

function look(sockets: Map<Socket, Progress | undefined>, milliseconds: number): void {
  const now = performance.now();
  for (const [socket, before] of sockets) {
    // What is written to a socket counts as soon as it is handed over; what waits in it has not left.
    const written = socket.bytesWritten - socket.writableLength;
    if (socket.writableLength === 0) sockets.set(socket, undefined);
    else if (before?.written !== written) sockets.set(socket, { written, since: now });
    else if (now - before.since > milliseconds) socket.destroy();
  }
}
