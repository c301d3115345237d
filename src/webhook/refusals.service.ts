import { Injectable } from '@nestjs/common';
import { isA } from '../common/index.js';
import { UnlistedProjectError } from '../config/index.js';
import { RequestBodyError } from '../http/index.js';
import { InvalidWebhookRequestError } from '../protocol/index.js';
import { WebhookError } from './webhook.error.js';

/** An application may have many verifiers, and chooses their names: a metric must not grow with those. */
const MOST_REASONS = 64;
const OTHER = 'OTHER';

/**
 * Counts calls that were rejected before a handler, by reason: `caller: wrong secret` (the failed check), `caller: no
 * credentials`, `LOOP`, or the code of the error, for example `TOO_MANY_REQUESTS: address`. Reasons hold nothing of the
 * call, and are few, so each can be a label of a metric.
 */
@Injectable()
export class Refusals {
  private readonly counters = new Map<string, number>();

  /** The count of each reason since the start. */
  get counts(): ReadonlyMap<string, number> {
    return this.counters;
  }

  count(reason: string): void {
    const known = this.counters.get(reason);
    if (known === undefined && this.counters.size >= MOST_REASONS && reason !== OTHER) this.count(OTHER);
    else this.counters.set(reason, (known ?? 0) + 1);
  }

  /** Rejected callers are counted by the code that knows the failed check. */
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
