import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import { Server as SecureServer } from 'node:https';
import { duplexPair, type Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';

export interface InProcessCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface InProcessAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const CALLER = { remoteAddress: '127.0.0.1', remotePort: 0, remoteFamily: 'IPv4' };

/**
 * Real HTTP without a port: each call gets a connection in memory, which Node's server treats as an accepted
 * one. So the parser, the adapter and the limits of the server work as in production, on both adapters.
 */
export class InProcessHttp {
  constructor(private readonly server: Server) {}

  /** @throws Error if the server drops the connection */
  call({ method, path, headers, body }: InProcessCall): Promise<InProcessAnswer> {
    const ours = this.connect();
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          method,
          path,
          headers: { Host: 'service.invalid', 'Content-Length': Buffer.byteLength(body), ...headers },
          createConnection: () => ours,
        },
        (answer) => {
          const { statusCode: status = 0, headers: answered } = answer;
          buffer(answer)
            .then((bytes) => resolve({ status, headers: answered, body: bytes }), reject)
            .finally(() => ours.destroy());
        },
      );
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  }

  private connect(): Duplex {
    const [ours, theirs] = duplexPair();
    Object.assign(theirs, CALLER);
    // If one end closes, the other one ends, as with a socket.
    ours.once('close', () => theirs.destroy());
    theirs.once('close', () => ours.destroy());
    this.server.emit(this.server instanceof SecureServer ? 'secureConnection' : 'connection', theirs);
    return ours;
  }
}
