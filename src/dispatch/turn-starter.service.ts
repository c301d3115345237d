import { Injectable } from '@nestjs/common';
import { Calls, currentCall } from '../calls/index.js';
import { FulfillmentConfig } from '../config/index.js';
import type { IntentBinding, IntentMatch } from '../intents/index.js';
import { MessagingService } from '../messaging/index.js';
import type { IntentRequest } from '../protocol/index.js';
import { Clock } from '../common/index.js';
import type { Started } from './duplicates/index.js';
import { TooManyTurnsError } from './errors/index.js';
import { TurnQueue, type OrderedTurn } from './order/index.js';
import { DeadlineWatch, TurnRunner } from './run/index.js';
import { Answer, OpenTurns, Turn, TurnJournal, turnPolicy, type TurnPolicy } from './turns/index.js';

/** Makes a turn of a request, and sets it going: its deadline runs from here, its handler when its turn has come. */
@Injectable()
export class TurnStarter {
  private readonly policies = new WeakMap<IntentBinding, TurnPolicy>();

  constructor(
    private readonly clock: Clock,
    private readonly config: FulfillmentConfig,
    private readonly messaging: MessagingService,
    private readonly queue: TurnQueue,
    private readonly openTurns: OpenTurns,
    private readonly deadlines: DeadlineWatch,
    private readonly runner: TurnRunner,
    private readonly journal: TurnJournal,
    private readonly calls: Calls,
  ) {}

  policyOf({ binding }: IntentMatch): TurnPolicy {
    let policy = this.policies.get(binding);
    if (policy === undefined) this.policies.set(binding, (policy = turnPolicy(binding.options, this.config)));
    return policy;
  }

  /** @throws TooManyTurnsError */
  start(match: IntentMatch, request: IntentRequest): Started {
    const turn = this.turnFor(match, request);
    const over = this.admit(turn);
    turn.call?.begin();
    void over.then(() => this.calls.finish(turn.call));
    this.openTurns.add(turn, over);
    this.deadlines.watch(turn);
    return { answer: turn.answer.promise, over: over.then(() => !turn.failed) };
  }

  private admit(turn: Turn): Promise<void> {
    try {
      return this.queue.admit(this.ordered(turn));
    } catch (error) {
      const scope = error instanceof TooManyTurnsError ? ` (${error.scope})` : '';
      this.journal.note(turn, 'refused', 'warn', `too many turns${scope}`);
      throw error;
    }
  }

  private turnFor(match: IntentMatch, request: IntentRequest): Turn {
    const { token, requestId, bot, design, nextBlock, channel, params } = request;
    const replyContext = { staticReply: design, nextBlock, channel, variables: params };
    const conversation = this.messaging.conversation(
      { projectId: bot.projectId, requestId, token, botId: bot.rootId },
      replyContext,
    );
    return new Turn({
      request,
      conversation,
      replyContext,
      handler: match.handler,
      policy: this.policyOf(match),
      answer: new Answer(this.clock, this.config.answerSettleMs),
      arrivedAt: this.clock.now(),
      call: currentCall(),
    });
  }

  private ordered(turn: Turn): OrderedTurn {
    return {
      conversation: turn.request.requestId,
      order: turn.policy.order,
      fromFlow: turn.fromFlow,
      get settlesAt() {
        return turn.answer.settlesAt;
      },
      run: () => this.runner.run(turn),
      supersede: () => this.runner.supersede(turn),
    };
  }
}
