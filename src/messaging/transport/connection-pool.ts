import { rootCertificates } from 'node:tls';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, buildConnector, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import { MAX_ANSWER_BYTES } from '../messaging.constants.js';
import { IdleConnections } from './idle-connections.js';
import { MessagingSettings } from './messaging-settings.js';

/**
 * The connections to the platform: one bounded keep-alive pool for all conversations.
 *
 * TLS is verified by explicit options, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off. Through a proxy, the
 * TLS connection is made inside a CONNECT tunnel: the proxy never sees a credential. The pool is closed in the last hook
 * of the shutdown, so that calls of other shutdown hooks still go out.
 */
@Injectable()
export class ConnectionPool implements OnApplicationShutdown {
  readonly #idle = new IdleConnections();
  #dispatcher: Dispatcher;

  constructor(private readonly settings: MessagingSettings) {
    this.#dispatcher = this.open();
  }

  get dispatcher(): Dispatcher {
    return this.#dispatcher;
  }

  /**
   * Whether this error is the reset of a connection that had been idle before the call, without a byte of an answer: the
   * platform, or a gateway on the way to it, had dropped the connection and never read the request.
   *
   * @param startedAt when the call began, by `performance.now()`
   */
  wasStale(error: unknown, startedAt: number): boolean {
    return this.#idle.wasStale(error, startedAt);
  }

  /**
   * Replaces the connections of which one was found stale: a gateway that dropped one has dropped the others too. Calls
   * that are open on them go on.
   */
  renew(used: Dispatcher): void {
    if (used !== this.#dispatcher) return;
    this.#dispatcher = this.open();
    used.close().catch(() => undefined); // fails only when the pool was destroyed before
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  private open(): Dispatcher {
    const { maxConnections, keepAliveMs, proxy } = this.settings;
    const tls = this.tls();
    const options: Agent.Options = {
      connections: maxConnections,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      // Each call has a timer for its whole exchange.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: MAX_ANSWER_BYTES,
      connect: this.#idle.watch(buildConnector({ ...tls, allowH2: false, timeout: 0 })),
    };
    if (proxy === undefined) return new Agent(options);
    // Plain http is loopback only (MessagingSettings checks it) and never goes through a proxy.
    return new EnvHttpProxyAgent({
      ...options,
      httpProxy: '',
      httpsProxy: proxy.url.reveal(),
      noProxy: proxy.except ?? '',
      requestTls: tls,
    });
  }

  private tls(): buildConnector.BuildOptions {
    const { ca, clientCertificate } = this.settings;
    return {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
      ...(clientCertificate === undefined
        ? {}
        : {
            cert: clientCertificate.cert,
            key: clientCertificate.key.reveal(),
            passphrase: clientCertificate.passphrase?.reveal(),
          }),
    };
  }
}
