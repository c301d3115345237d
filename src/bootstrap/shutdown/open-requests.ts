import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { genericAnswer, writeAnswer } from '../../http/index.js';

/** Time for the last responses to be sent: they are small, and their sockets are open. */
const LEAVE_MS = 1000;
/** Time for the shutdown hooks to answer the webhook's calls, before the remaining connections are closed. */
const HOOKS_MS = 500;
/** Requests in transit on open connections still get their response. */
const LINGER_MS = 50;

/**
 * The requests that are not answered yet. A shutdown waits for them. A crash answers them with 503, because the
 * platform takes a dropped connection for an empty answer and never retries. @see protocol.md 1.8
 */
export class OpenRequests {
  private readonly responses = new Set<ServerResponse>();
  private readonly sockets = new Set<Socket>();
  private closing = false;
  private onIdle?: () => void;

  constructor(private readonly servers: readonly Server[]) {
    for (const server of servers) {
      // Before the adapter's own listener, so that every request is registered before it can be answered.
      server.prependListener('request', (_request, response: ServerResponse) => this.add(response));
      server.on('connection', (socket: Socket) => {
        this.sockets.add(socket);
        socket.once('close', () => this.sockets.delete(socket));
      });
    }
  }

  get size(): number {
    return this.responses.size;
  }

  /** From now on every response closes its connection, so that callers go to an instance that keeps running. */
  closeConnections(): void {
    this.closing = true;
    for (const response of this.responses) endConnection(response);
  }

  /** Resolves when all are answered, or when the time is over. */
  async idle(milliseconds: number): Promise<void> {
    if (this.responses.size === 0) return;
    const timer = new AbortController();
    await Promise.race([
      new Promise<void>((resolve) => (this.onIdle = resolve)),
      sleep(milliseconds, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    timer.abort();
  }

  /**
   * Ends requests that would keep the server open: routes that never answer get 503, a response that has begun
   * (server-sent events) and every other connection (a WebSocket) is closed. Turns are ended by the shutdown hooks.
   */
  async end(): Promise<void> {
    await this.idle(HOOKS_MS);
    for (const response of this.responses) {
      if (response.headersSent) response.destroy();
      else writeAnswer(response, genericAnswer(503));
    }
    await this.idle(LEAVE_MS);
    await sleep(LINGER_MS);
    for (const socket of this.sockets) socket.destroy();
  }

  /** Accepts no new connections, and answers all requests with 503. Resolves when the responses are sent. */
  async refuse(): Promise<void> {
    this.closeConnections();
    for (const server of this.servers) {
      server.close(() => undefined);
      // Requests that still arrive over open connections run no handler.
      server.removeAllListeners('request').on('request', (_request, response: ServerResponse) => {
        this.add(response);
        writeAnswer(response, genericAnswer(503));
      });
    }
    for (const response of this.responses) writeAnswer(response, genericAnswer(503));
    await this.idle(LEAVE_MS);
    await sleep(LINGER_MS);
  }

  private add(response: ServerResponse): void {
    this.responses.add(response);
    if (this.closing) endConnection(response);
    response.once('close', () => {
      this.responses.delete(response);
      if (this.responses.size === 0) this.onIdle?.();
    });
  }
}

function endConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
