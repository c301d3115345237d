import { Injectable } from '@nestjs/common';
import { currentCall } from '../calls/index.js';
import { FulfillmentConfig } from '../config/index.js';
import type { IntentBinding, IntentMatch } from '../intents/index.js';
import { MessagingService, ShownAnswer } from '../messaging/index.js';
import { isAutomationRequestId, type IntentRequest } from '../protocol/index.js';
import { Sessions } from '../sessions/index.js';
import { Clock } from '../common/index.js';
import { Answer, Turn, TurnJournal, turnPolicy, type TurnParts, type TurnPolicy } from './turns/index.js';

/** Makes a turn of a request and the handler that takes it, with all that holds for it. */
@Injectable()
export class TurnFactory {
  private readonly policies = new WeakMap<IntentBinding, TurnPolicy>();

  constructor(
    private readonly clock: Clock,
    private readonly config: FulfillmentConfig,
    private readonly messaging: MessagingService,
    private readonly sessions: Sessions,
    private readonly journal: TurnJournal,
  ) {}

  policyOf({ binding }: IntentMatch): TurnPolicy {
    let policy = this.policies.get(binding);
    if (policy === undefined) this.policies.set(binding, (policy = turnPolicy(binding.options, this.config)));
    return policy;
  }

  make(
    match: IntentMatch,
    request: IntentRequest,
    parts: Partial<Pick<TurnParts, 'lateReplies' | 'sessions'>> = {},
  ): Turn {
    const { token, requestId, bot, design, nextBlock, channel, params } = request;
    const automation = isAutomationRequestId(requestId);
    const replyContext = { staticReply: design, nextBlock, channel, variables: params, automation };
    const shownAnswer: ShownAnswer = new ShownAnswer((reason) =>
      this.journal.note(turn, 'unordered', 'log', reason),
    );
    const conversation = this.messaging.conversation(
      { projectId: bot.projectId, requestId, token, botId: bot.rootId },
      replyContext,
      shownAnswer,
    );
    const call = currentCall();
    const turn = new Turn({
      sessions: this.sessions,
      ...parts,
      request,
      conversation,
      replyContext,
      handler: match.handler,
      policy: this.policyOf(match),
      answer: new Answer(this.clock, this.config.answerSettleMs),
      arrivedAt: call === undefined ? this.clock.now() : this.clock.at(call.startedAt),
      shownAnswer,
      call,
    });
    return turn;
  }
}
