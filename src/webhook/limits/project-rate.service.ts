import { Injectable } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import type { IntentRequest } from '../../protocol/index.js';
import { WebhookError } from '../webhook.error.js';
import { RateLimiter } from './rate-limiter.js';

/**
 * Calls per minute for each project, counted after the caller is verified, so that unauthenticated callers cannot use
 * up a project's share.
 */
@Injectable()
export class ProjectRate {
  private readonly rate: RateLimiter;

  constructor(config: FulfillmentConfig) {
    this.rate = new RateLimiter(config.limitRatePerProject);
  }

  /** @throws WebhookError 429 */
  take({ bot }: IntentRequest): void {
    if (!this.rate.take(bot.projectId)) throw WebhookError.tooManyRequests('project', this.rate.retryAfter);
  }
}
