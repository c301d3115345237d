import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { Injectable } from '@nestjs/common';
import { Secret } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';

/**
 * A client certificate of an authority that `TLS_CLIENT_CA_FILE` names, or the word of a trusted proxy that it has
 * verified one. The platform has none: this is for a gateway in front.
 *
 * A handshake without a certificate is not broken off, because the platform answers that with silence; it gets 401.
 */
@Injectable()
export class ClientCertificateVerifier implements BuiltInVerifier {
  readonly name = 'client certificate';
  readonly configured: boolean;
  private readonly header: string | undefined;
  private readonly value: Secret;

  constructor(private readonly config: FulfillmentConfig) {
    const { tlsClientCaFile, clientCertHeader } = config;
    this.configured = tlsClientCaFile !== undefined || clientCertHeader !== undefined;
    const [name, ...value] = clientCertHeader?.split('=') ?? [];
    this.header = name?.toLowerCase();
    this.value = new Secret(value.join('='));
  }

  verify({ request }: IncomingCall): Verdict {
    const verdicts = [this.own(request), this.ofProxy(request)];
    if (verdicts.includes('accepted')) return 'accepted';
    return verdicts.includes('rejected') ? 'rejected' : 'absent';
  }

  /**
   * `authorized` alone would not do: a connection that resumes an earlier one of TLS 1.3 is authorized without any
   * certificate. Only the session of a client that has shown one still holds it.
   */
  private own({ socket }: IncomingMessage): Verdict {
    if (this.config.tlsClientCaFile === undefined || !(socket instanceof TLSSocket)) return 'absent';
    if (socket.getPeerX509Certificate() === undefined) return 'absent';
    return socket.authorized ? 'accepted' : 'rejected';
  }

  private ofProxy({ socket, headers }: IncomingMessage): Verdict {
    const said = this.header === undefined ? undefined : headers[this.header];
    if (said === undefined || !this.config.trustProxy.trusts(socket.remoteAddress)) return 'absent';
    return typeof said === 'string' && this.value.equals(said) ? 'accepted' : 'rejected';
  }
}
