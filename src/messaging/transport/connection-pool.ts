import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { MessagingSettings } from './messaging-settings.js';

/**
 * The connections to the platform: one bounded keep-alive pool for all conversations.
 *
 * TLS is verified by explicit options, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off. The pool is closed in
 * the last hook of the shutdown, so that what others send while they stop still goes out.
 */
@Injectable()
export class ConnectionPool implements OnApplicationShutdown {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;

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

  onApplicationShutdown(): void {
    this.http.destroy();
    this.https.destroy();
  }
}
