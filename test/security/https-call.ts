import type { Agent } from 'node:https';
import { request } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { JSON_TYPE } from '../support/start-service.js';

export interface SecureAnswer {
  status: number;
  text: string;
  /** The common name in the certificate that the service showed. */
  servedBy: string;
  reused: boolean;
}

/** One POST over HTTPS on a connection of the agent. */
export function postSecurely(
  url: string,
  agent: Agent,
  body: unknown,
  path = '/webhook',
): Promise<SecureAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const outgoing = request(
      { hostname, port, path, method: 'POST', headers: JSON_TYPE, agent },
      (incoming) => {
        const socket = incoming.socket as TLSSocket;
        const servedBy = String(socket.getPeerX509Certificate()?.subject.replace(/^CN=/, ''));
        let text = '';
        incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, text, servedBy, reused: socket.isSessionReused() }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(body));
  });
}
