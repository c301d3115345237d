import {
  Inject,
  Injectable,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { Clock, type Json } from '../common/index.js';
import {
  MessagingService,
  type ConversationRef,
  type LaterSender,
  type OutboxReceipt,
  type SendLaterOptions,
  type SubmitOptions,
} from '../messaging/index.js';
import { conversationKey } from '../protocol/index.js';
import { compileDelivery, type ReplyLike } from '../replies/index.js';
import { Lifecycle } from '../lifecycle/index.js';
import { DeadLetters } from './dead-letters.js';
import {
  JOB_CIPHER,
  OUTBOX_ENGINE,
  OUTBOX_SETTINGS,
  type ResolvedOutboxOptions,
} from './outbox.constants.js';
import type { OutboxEngine, OutboxStats } from './engines/outbox-engine.interface.js';
import { InvalidJobError } from './errors/index.js';
import type { JobCipher } from './jobs/job-cipher.js';
import { JobRunner } from './jobs/job-runner.js';
import type { JobKindOptions, JobProcessor } from './jobs/outbox-job.interface.js';
import { timeOrderedId } from './jobs/time-ordered-id.js';
import { DELIVERY, ReplyDeliveryProcessor, type ReplyToDeliver } from './reply-delivery.processor.js';

/**
 * Delivers replies to a conversation later, and runs other jobs: once accepted, a job is stored. Jobs of one
 * conversation run one after another, in the order in which they were accepted; their durability depends on the engine
 * (docs/outbox.md).
 *
 * Jobs run from the end of the start, when all processors are registered, until shutdown begins; the shutdown waits for
 * running jobs.
 */
@Injectable()
export class OutboxService
  implements
    LaterSender,
    OnModuleInit,
    OnApplicationBootstrap,
    BeforeApplicationShutdown,
    OnApplicationShutdown
{
  constructor(
    readonly deadLetters: DeadLetters,
    @Inject(OUTBOX_ENGINE) private readonly engine: OutboxEngine,
    @Inject(JOB_CIPHER) private readonly cipher: JobCipher,
    @Inject(OUTBOX_SETTINGS) private readonly settings: ResolvedOutboxOptions,
    private readonly runner: JobRunner,
    private readonly delivery: ReplyDeliveryProcessor,
    private readonly messaging: MessagingService,
    private readonly clock: Clock,
    @Optional() private readonly lifecycle?: Lifecycle,
  ) {
    this.register(DELIVERY, (job) => this.delivery.run(job));
  }

  /**
   * Delivers a reply through the messaging API, now or later, in the order of the conversation.
   *
   * @throws OutboxFullError (503), OutboxUnavailableError (503): nothing was accepted
   * @throws InvalidReplyError for steps that only the direct answer supports
   */
  async sendLater(
    conversation: ConversationRef,
    reply: ReplyLike,
    options: SendLaterOptions = {},
  ): Promise<OutboxReceipt> {
    const { context, ifClosed = 'proceed', behind } = options;
    const delivery: ReplyToDeliver = { steps: compileDelivery(reply, context), ifClosed, behind };
    return this.submit(DELIVERY, conversation, delivery as unknown as Json, options);
  }

  /**
   * Submits a job of another kind, in the order of the conversation. It runs at least once.
   *
   * @param payload is encrypted if it is stored on a disk
   * @throws OutboxFullError (503), OutboxUnavailableError (503): nothing was accepted
   */
  async submit(
    kind: string,
    ref: ConversationRef,
    payload: Json,
    { after }: SubmitOptions = {},
  ): Promise<OutboxReceipt> {
    const { projectId, requestId, botId, token } = ref;
    if (requestId === '') {
      throw new InvalidJobError('it has no conversation', 'Give the request id of the webhook call.');
    }
    const dueAt = this.dueTime(after);
    const id = timeOrderedId();
    const body = JSON.stringify({ token: typeof token === 'string' ? token : token.reveal(), payload });
    const conversation = conversationKey(ref);
    const sealed = this.cipher.seal(body, conversation);
    const job = {
      id,
      kind,
      conversation,
      projectId,
      requestId,
      ...(botId !== undefined && { botId }),
      sealed,
    };
    await this.engine.add(job, dueAt);
    return { id, requestId, dueAt: dueAt ?? new Date(this.clock.date()) };
  }

  /** Registers the processor of a kind of jobs. Call it at the start, in `onModuleInit` at the latest. */
  register(kind: string, processor: JobProcessor, options?: JobKindOptions): void {
    this.runner.register(kind, processor, options);
  }

  stats(): Promise<OutboxStats> {
    return this.engine.stats();
  }

  async onModuleInit(): Promise<void> {
    await this.engine.open();
    this.messaging.useOutbox(this);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.engine.work((job) => this.runner.run(job));
  }

  /** Requests that are still being answered may submit jobs until here. */
  async beforeApplicationShutdown(): Promise<void> {
    const { stopMs } = this.settings;
    await this.engine.stop(this.lifecycle?.timeLeft(stopMs) ?? stopMs);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.engine.close(this.settings.stopMs);
  }

  private dueTime(after: Date | number | undefined): Date | undefined {
    if (after === undefined) return undefined;
    const time = typeof after === 'number' ? this.clock.date() + after : after.getTime();
    if (Number.isFinite(time) && Math.abs(time) <= 8.64e15) return new Date(time);
    throw new InvalidJobError(
      'its "after" is not a time',
      'Pass milliseconds from now, or a valid Date. Omit it to deliver at once.',
    );
  }
}
