import { Injectable } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';

/**
 * A secret in the path (`/webhook/<secret>`), the query (`?secret=`) or a header (`X-Webhook-Secret`). Several are
 * valid at once, so that a secret can be replaced without a moment in which bots are refused.
 */
@Injectable()
export class SecretVerifier implements BuiltInVerifier {
  readonly name = 'secret';
  readonly configured: boolean;

  constructor(private readonly config: FulfillmentConfig) {
    this.configured = config.webhookSecrets.length > 0;
  }

  verify(call: IncomingCall): Verdict {
    const { webhookSecrets } = this.config;
    const candidates = candidatesIn(call);
    if (candidates.length === 0) return 'absent';
    let accepted = false;
    // Every candidate meets every secret: the time tells nothing of which one fits.
    for (const candidate of candidates) {
      for (const secret of webhookSecrets) accepted = secret.equals(candidate) || accepted;
    }
    return accepted ? 'accepted' : 'rejected';
  }
}

function candidatesIn({ request, pathSecret }: IncomingCall): string[] {
  const { url = '', headers } = request;
  const query = url.indexOf('?');
  const inQuery = query === -1 ? [] : new URLSearchParams(url.slice(query + 1)).getAll('secret').slice(0, 2);
  return [pathSecret, ...inQuery, ...[headers['x-webhook-secret']].flat()].filter(
    (candidate): candidate is string => typeof candidate === 'string' && candidate !== '',
  );
}
