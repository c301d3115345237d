import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Secret, type JsonRecord } from '../../../common/index.js';
import { FulfillmentConfig, OwnedSecret } from '../../../config/index.js';
import { callerCredentials, signatureHeaders, WebhookRoute } from '../../../webhook/index.js';

/**
 * Certificates name the public host and not the loopback address. The port belongs to this process, so trust is not
 * needed.
 */
const OWN_PORT = new Agent({ rejectUnauthorized: false });

/**
 * Calls this service's own webhook, over real HTTP and with the proofs that its configuration requires: so a call of
 * the playground is verified like any other.
 */
@Injectable()
export class ServiceWebhook {
  readonly agent = OWN_PORT;

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly adapterHost: HttpAdapterHost,
    private readonly route: WebhookRoute,
  ) {}

  /** @param proven false for a caller who does not know the secret */
  url(proven = true): Secret {
    const { secret, basic } = callerCredentials(this.config);
    const { tlsCertFile } = this.config;
    const { path } = this.route;
    const url = new URL(`${tlsCertFile === undefined ? 'http' : 'https'}://127.0.0.1`);
    const { port, address } = this.address();
    if (!isAny(address)) url.hostname = address.includes(':') ? `[${address}]` : address;
    url.port = String(port);
    const base = path === '/' ? '' : path;
    url.pathname =
      secret === undefined && proven
        ? path
        : `${base}/${proven ? encodeURIComponent(secret?.reveal() ?? '') : 'a-wrong-secret'}`;
    if (basic !== undefined && proven) {
      const [user = '', ...password] = basic.reveal().split(':');
      url.username = encodeURIComponent(user);
      url.password = encodeURIComponent(password.join(':'));
    }
    return new Secret(url.href);
  }

  /** The signature of a gateway in front. */
  headers(id: string, body: JsonRecord): Record<string, string> {
    const { signingSecret } = callerCredentials(this.config);
    return signingSecret === undefined
      ? {}
      : signatureHeaders(signingSecret.reveal(), { id, body: JSON.stringify(body) });
  }

  /** The key that signs the bot's tokens, if the service has one. */
  botSecret(rootId: string): Secret | undefined {
    return OwnedSecret.validFor(rootId, this.config.botSecrets)[0];
  }

  private address(): AddressInfo {
    const server = this.adapterHost.httpAdapter.getHttpServer() as { address(): AddressInfo | null };
    const address = server.address();
    if (address === null) throw new RangeError('The service does not listen yet.');
    return address;
  }
}

function isAny(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}
