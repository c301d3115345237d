import { HttpException, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type HandlerDefinition, IntentContext, IntentExplorer, IntentRegistry } from '../intents/index.js';
import { MessagingService } from '../messaging/index.js';
import type { IntentRequest } from '../protocol/index.js';
import {
  compileReply,
  ReplyError,
  toReply,
  withReplyLanguage,
  type CompiledReply,
  type ReplyContext,
} from '../replies/index.js';
import { collectYields } from './collect-yields.js';
import { HandlerFailedError } from './handler-failed.error.js';
import { HandlerInvokerFactory, type HandlerInvoker } from './handler-invoker.factory.js';
import { describeHandlers } from './describe-handlers.js';
import { UnknownIntentError } from './unknown-intent.error.js';

/**
 * From a normalised request to the compiled reply: finds the handler, runs it through Nest's pipeline and makes a
 * reply of what it gives back. Everything that can go wrong ends in one of two errors with a status of 400 and up.
 */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap {
  private readonly logger = new Logger(Dispatcher.name);
  private readonly invokers = new Map<HandlerDefinition, HandlerInvoker>();

  constructor(
    private readonly explorer: IntentExplorer,
    private readonly registry: IntentRegistry,
    private readonly invokerFactory: HandlerInvokerFactory,
    private readonly messaging: MessagingService,
  ) {}

  /** All providers exist by now; requests come later. */
  onApplicationBootstrap(): void {
    const handlers = this.explorer.explore();
    this.registry.register(handlers);
    for (const handler of handlers) this.invokers.set(handler, this.invokerFactory.create(handler));
    this.logger.log(describeHandlers(handlers));
  }

  /**
   * @throws UnknownIntentError no handler takes it
   * @throws HandlerFailedError the handler, or a guard or pipe before it, threw; or its result is no reply
   */
  async dispatch(request: IntentRequest): Promise<CompiledReply> {
    const startedAt = performance.now();
    const handler = this.registry.find(request);
    if (handler === undefined) throw this.unknown(request);
    this.warnOfConflicts(request);
    try {
      const compiled = await this.run(handler, request);
      this.logger.log(`${named(request)} -> ${handler.label}: ${compiled.kind} in ${since(startedAt)}`);
      return compiled;
    } catch (error) {
      const failure = new HandlerFailedError(statusOf(error), error);
      const line = `${named(request)} -> ${handler.label}: failed in ${since(startedAt)}: ${reasonOf(error)}`;
      if (failure.status < 500) this.logger.warn(line);
      else this.logger.error(line, error instanceof Error ? error.stack : undefined);
      throw failure;
    }
  }

  private async run(handler: HandlerDefinition, request: IntentRequest): Promise<CompiledReply> {
    const { token, requestId, bot } = request;
    const replyContext = replyContextOf(request);
    const conversation = this.messaging.conversation(
      { projectId: bot.projectId, requestId, token, botId: bot.rootId },
      replyContext,
    );
    const context = new IntentContext(request, conversation);
    const invoke = this.invokers.get(handler) as HandlerInvoker;
    const result = await withReplyLanguage(request.locale, () => invoke(context).then(collectYields)).catch(
      replyOfError,
    );
    return compileReply(toReply(result), replyContext);
  }

  private unknown(request: IntentRequest): UnknownIntentError {
    const nearest = this.registry.nearest(request.intent.name);
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

function replyContextOf({ design, nextBlock, channel, params }: IntentRequest): ReplyContext {
  return { staticReply: design, nextBlock, channel, variables: params };
}

/** Names come from outside: quoted, so that none can forge a line of the log. */
function named(request: IntentRequest): string {
  return JSON.stringify(request.intent.name || `#${request.intent.id}`);
}

function since(startedAt: number): string {
  return `${(performance.now() - startedAt).toFixed(1)} ms`;
}

/** A thrown ReplyError is a reply; every other error stays an error. */
function replyOfError(error: unknown): unknown {
  if (error instanceof ReplyError) return error.toReply();
  throw error;
}

/** A guard's or pipe's HttpException keeps its status; the platform shows the designed reply for all of them. */
function statusOf(error: unknown): number {
  const status = error instanceof HttpException ? error.getStatus() : 500;
  return status >= 400 && status <= 599 ? status : 500;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
}
