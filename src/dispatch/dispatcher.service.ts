import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Calls, currentCall } from '../calls/index.js';
import { FulfillmentConfig } from '../config/index.js';
import { GlobalEnhancers, IntentExplorer, IntentRegistry, type IntentMatch } from '../intents/index.js';
import type { IntentRequest } from '../protocol/index.js';
import type { CompiledReply } from '../replies/index.js';
import { describeHandlers } from './describe-handlers.js';
import { DurableIntake, durableProblems } from './durable/index.js';
import { duplicateKey, Duplicates, type OnOver } from './duplicates/index.js';
import { UnknownIntentError } from './errors/index.js';
import { NearMisses } from './near-misses.service.js';
import { HandlerRunner } from './run/index.js';
import { TurnFactory } from './turn-factory.service.js';
import { hasConversation, TurnJournal } from './turns/index.js';
import { TurnStarter } from './turn-starter.service.js';

/**
 * From a normalised request to the answer of the webhook: finds the handler, and gives a call that came before the
 * answer of the first. Everything that can go wrong ends in an error with a status of 400 and up.
 */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap {
  private readonly logger = new Logger(Dispatcher.name);

  constructor(
    private readonly explorer: IntentExplorer,
    private readonly registry: IntentRegistry,
    private readonly runner: HandlerRunner,
    private readonly turns: TurnFactory,
    private readonly starter: TurnStarter,
    private readonly intake: DurableIntake,
    private readonly duplicates: Duplicates,
    private readonly journal: TurnJournal,
    private readonly calls: Calls,
    private readonly nearMisses: NearMisses,
    private readonly config: FulfillmentConfig,
    private readonly globals: GlobalEnhancers,
  ) {}

  /** All providers exist by now; requests come later. */
  onApplicationBootstrap(): void {
    const { handlers, problems } = this.explorer.explore();
    const undurable = durableProblems(handlers, this.config);
    const isRefused = this.config.production && !this.config.outboxMemoryAllowed;
    this.registry.register(handlers, isRefused ? [...problems, ...undurable] : problems);
    for (const problem of isRefused ? [] : undurable) this.logger.warn(problem);
    this.runner.prepare(handlers);
    this.logger.log(describeHandlers(handlers));
    const globals = this.globals.describe();
    if (globals !== undefined) this.logger.log(globals);
  }

  /**
   * The answer of the webhook; what is not in it follows through the messaging API.
   *
   * @throws UnknownIntentError no handler takes it
   * @throws HandlerFailedError the handler, or a guard or pipe before it, threw; or its result is no reply
   * @throws TooManyTurnsError the queue is full
   */
  dispatch(request: IntentRequest): Promise<CompiledReply> {
    try {
      return this.answerOf(request);
    } catch (error) {
      const reason = error as Error;
      return Promise.reject(reason);
    }
  }

  private answerOf(request: IntentRequest): Promise<CompiledReply> {
    const match = this.registry.find(request);
    if (match === undefined) throw this.unknown(request);
    this.matched(match);
    this.warnOfConflicts(request);
    this.nearMisses.look(match, request);
    if (!this.turns.policyOf(match).duplicates) return this.start(match, request, () => undefined);
    const key = duplicateKey(request);
    const before = this.duplicates.find(key);
    if (before !== undefined) {
      this.journal.count('duplicate');
      this.calls.tell({ type: 'outcome', outcome: 'duplicate', detail: '' });
      return before;
    }
    const answer = this.start(match, request, (given) => this.duplicates.close(key, given));
    this.duplicates.add(key, answer);
    return answer;
  }

  private matched({ handler, by }: IntentMatch): void {
    const call = currentCall();
    if (call !== undefined) call.handler = handler.label;
    this.calls.tell({ type: 'matched', handler: handler.label, by }, call);
  }

  /** Who waits for an automation's answer gets it: there is no conversation to which it could follow. */
  private start(match: IntentMatch, request: IntentRequest, onOver: OnOver): Promise<CompiledReply> {
    const isDurable = this.turns.policyOf(match).durable && hasConversation(request);
    return isDurable
      ? this.intake.accept(match, request, onOver)
      : this.starter.start(match, request, onOver);
  }

  private unknown(request: IntentRequest): UnknownIntentError {
    const nearest = this.registry.nearest(request.intent.name);
    this.calls.tell({ type: 'unmatched', nearest });
    this.logger.warn(
      `${named(request)}: no handler takes it${nearest === undefined ? '' : ` (the nearest known intent is '${nearest}')`}`,
    );
    return new UnknownIntentError();
  }

  private warnOfConflicts(request: IntentRequest): void {
    if (request.conflictingProjectIds.length === 0) return;
    this.logger.warn(
      `${named(request)}: the request names several projects; taken: ${request.bot.projectId}, ` +
        `left: ${request.conflictingProjectIds.join(', ')}`,
    );
  }
}

/** Names come from outside: quoted, so that none can forge a line of the log. */
function named(request: IntentRequest): string {
  return JSON.stringify(request.intent.name || `#${request.intent.id}`);
}
