import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { FulfillmentConfig, isLoopbackAddress } from '../config/index.js';
import { rawRequest, type AdapterRequest } from '../http/index.js';
import { PlainHttpWarnings } from './plain-http-warnings.js';
import { WebhookError } from './webhook.error.js';

/**
 * Refuses what did not come by HTTPS, loopback excepted, where `REQUIRE_HTTPS` says so. Runs before anything else
 * is believed. Never a redirect: the platform would follow it and lose the body. @see protocol.md 1.8
 */
@Injectable()
export class HttpsGuard implements CanActivate {
  private readonly warnings: PlainHttpWarnings;

  constructor(private readonly config: FulfillmentConfig) {
    this.warnings = new PlainHttpWarnings(config.trustProxy);
  }

  canActivate(context: ExecutionContext): boolean {
    const request = rawRequest(context.switchToHttp().getRequest<AdapterRequest>());
    if (!this.config.requireHttps || this.isSecure(request)) return true;
    this.warnings.note(request);
    throw WebhookError.httpsRequired();
  }

  /** A trusted proxy's word counts, and only its: all the schemes it lists must be https, the client's own too. */
  private isSecure({ socket, headers }: IncomingMessage): boolean {
    if ((socket as Partial<TLSSocket>).encrypted) return true;
    const forwarded = headers['x-forwarded-proto'];
    if (forwarded !== undefined && this.config.trustProxy.trusts(socket.remoteAddress)) {
      return [forwarded]
        .flat()
        .join(',')
        .split(',')
        .every((scheme) => scheme.trim().toLowerCase() === 'https');
    }
    return isLoopbackAddress(socket.remoteAddress);
  }
}
