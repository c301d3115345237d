import { Injectable } from '@nestjs/common';
import { Secret } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';
import { presentedSecrets } from './presented-secrets.js';

/**
 * A secret of the whole service, in the path, the query or a header. Several are valid at once, so that a secret can be
 * replaced without a moment in which bots are refused.
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
    const candidates = presentedSecrets(call);
    if (candidates.length === 0) return 'absent';
    return Secret.anyEquals(webhookSecrets, candidates) ? 'accepted' : 'rejected';
  }
}
