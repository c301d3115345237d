import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import type { IntentBinding, IntentMatch } from '../../intents/index.js';
import { MessagingService } from '../../messaging/index.js';
import type { IntentRequest } from '../../protocol/index.js';
import { Sessions } from '../../sessions/index.js';
import { ForgottenValues } from './forgotten-values.service.js';
import { TurnJournal } from './turn-journal.service.js';
import { turnPolicy, type TurnPolicy } from './turn-policy.js';
import { Turn, type TurnParts, type TurnServices } from './turn.js';

/** Makes turns: holds the services that each of them is built on, and the policy of each binding. */
@Injectable()
export class TurnFactory implements TurnServices {
  private readonly policies = new WeakMap<IntentBinding, TurnPolicy>();

  constructor(
    readonly clock: Clock,
    readonly config: FulfillmentConfig,
    readonly messaging: MessagingService,
    readonly sessions: Sessions,
    readonly journal: TurnJournal,
    readonly forgotten: ForgottenValues,
  ) {}

  policyOf({ binding }: IntentMatch): TurnPolicy {
    let policy = this.policies.get(binding);
    if (policy === undefined) this.policies.set(binding, (policy = turnPolicy(binding.options, this.config)));
    return policy;
  }

  make(match: IntentMatch, request: IntentRequest, options?: TurnParts): Turn {
    return new Turn(match, request, this.policyOf(match), this, options);
  }
}
