import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { urlToHttpOptions } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PlatformTarget } from './http-request.js';
import { MessagingSettings } from './messaging-settings.js';

/**
 * The connections to the platform: one bounded keep-alive pool for all conversations.
 *
 * TLS is verified by explicit options, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off. The pool is closed in
 * the last hook of the shutdown, so that what others send while they stop still goes out.
 */
@Injectable()
export class ConnectionPool implements OnApplicationShutdown {
  private readonly http: HttpAgent;
  private readonly https: HttpsAgent;
  /** By address; the platforms of one service are few. */
  private readonly targets = new Map<string, PlatformTarget>();

  constructor(settings: MessagingSettings) {
    const pool = { keepAlive: true, maxSockets: settings.maxConnections, scheduling: 'lifo' as const };
    this.http = new HttpAgent(pool);
    this.https = new HttpsAgent({
      ...pool,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(settings.ca === undefined ? {} : { ca: [...rootCertificates, settings.ca] }),
    });
  }

  /** @param apiUrl the platform's address without a trailing slash */
  to(apiUrl: string): PlatformTarget {
    const known = this.targets.get(apiUrl);
    if (known !== undefined) return known;
    const url = new URL(apiUrl);
    const { protocol, hostname, port } = urlToHttpOptions(url);
    const agent = protocol === 'https:' ? this.https : this.http;
    const target = { protocol, hostname, port, agent, basePath: url.pathname.replace(/\/$/, '') };
    this.targets.set(apiUrl, target);
    return target;
  }

  onApplicationShutdown(): void {
    this.http.destroy();
    this.https.destroy();
  }
}
