import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import { addressGroup, clientAddress, rawRequest, type AdapterRequest } from '../../http/index.js';
import { WebhookError } from '../webhook.error.js';
import { RateLimiter } from './rate-limiter.js';

/** Checks that need no trust in the caller: the number of headers, and the rate per address. */
@Injectable()
export class EnvelopeGuard implements CanActivate {
  private readonly rate: RateLimiter;

  constructor(private readonly config: FulfillmentConfig) {
    this.rate = new RateLimiter(config.limitRatePerAddress);
  }

  canActivate(context: ExecutionContext): boolean {
    const raw = rawRequest(context.switchToHttp().getRequest<AdapterRequest>());
    if (raw.rawHeaders.length / 2 > this.config.limitHeaders) throw WebhookError.tooManyHeaders();
    if (this.config.limitRatePerAddress === 0) return true;
    if (this.rate.take(addressGroup(clientAddress(raw, this.config.trustProxy)))) return true;
    throw WebhookError.tooManyRequests('address', this.rate.retryAfter);
  }
}
