import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import type { TrustProxy } from '../config/index.js';
import { peerAddress } from '../http/index.js';

const WINDOW_MS = 60_000;
/** Unauthenticated callers must not be able to fill the log. */
const PEERS = 10;

/**
 * Warns about calls that were rejected for plain HTTP, once a minute for each peer. The usual cause is a proxy that
 * `TRUST_PROXY` does not name, and then every user sees the static reply.
 */
export class PlainHttpWarnings {
  private readonly logger = new Logger('HttpsGuard');
  private readonly peers = new Set<string>();
  private windowFrom = -Infinity;

  constructor(private readonly trustProxy: TrustProxy) {}

  note({ socket, headers }: IncomingMessage): void {
    const now = performance.now();
    if (now - this.windowFrom > WINDOW_MS) {
      this.windowFrom = now;
      this.peers.clear();
    }
    const peer = peerAddress(socket);
    if (this.peers.has(peer) || this.peers.size >= PEERS) return;
    this.peers.add(peer);
    this.logger.warn(`Rejected a call by plain HTTP from ${peer}. ${this.cure(peer, headers)}`);
  }

  private cure(peer: string, headers: IncomingMessage['headers']): string {
    if (this.trustProxy.trusts(peer)) {
      return 'TRUST_PROXY names it, but it did not send X-Forwarded-Proto: https. Set that at the proxy, or call the proxy by HTTPS.';
    }
    const says = headers['x-forwarded-proto'] === undefined ? '' : 'It sent X-Forwarded-Proto. ';
    return `${says}If it is the proxy where HTTPS ends, add it to TRUST_PROXY (now ${this.trustProxy.toString()}): TRUST_PROXY=${peer}.`;
  }
}
