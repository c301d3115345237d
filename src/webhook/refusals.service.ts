import { Injectable } from '@nestjs/common';
import { isA } from '../common/index.js';
import { UnlistedProjectError } from '../config/index.js';
import { RequestBodyError } from '../http/index.js';
import { InvalidWebhookRequestError } from '../protocol/index.js';
import { WebhookError } from './webhook.error.js';

/** Verifiers of an application may be many, and each has a name: a metric must not grow with what somebody calls them. */
const MOST_REASONS = 64;
const OTHER = 'OTHER';

/**
 * Counts the calls that were refused before a handler saw them, by reason: `caller: wrong secret` (which check failed),
 * `caller: no credentials`, `LOOP`, or the code of the error, `TOO_MANY_REQUESTS: address` for example. Reasons hold
 * nothing of the call and are few, so each can be a label of a metric.
 */
@Injectable()
export class Refusals {
  private readonly counters = new Map<string, number>();

  /** How often each reason was found since the start. */
  get counts(): ReadonlyMap<string, number> {
    return this.counters;
  }

  count(reason: string): void {
    const known = this.counters.get(reason);
    if (known === undefined && this.counters.size >= MOST_REASONS && reason !== OTHER) this.count(OTHER);
    else this.counters.set(reason, (known ?? 0) + 1);
  }

  /** Callers that could not be verified are counted where it is known which check failed. */
  countError(error: unknown): void {
    if (
      isA(error, InvalidWebhookRequestError) ||
      isA(error, UnlistedProjectError) ||
      isA(error, RequestBodyError)
    ) {
      this.count(error.code);
    }
    if (isA(error, WebhookError) && error.status !== 401) {
      this.count(error.limit === undefined ? error.code : `${error.code}: ${error.limit}`);
    }
  }
}
