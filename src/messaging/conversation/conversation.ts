import { toBotId } from '../../protocol/index.js';
import { compileDelivery, literalText, type BotTarget, type ReplyLike } from '../../replies/index.js';
import { InvalidArgumentError } from '../errors/index.js';
import type { PlatformConversation, StoredMessage } from '../models/index.js';
import { sendMessage } from '../operations/message.operations.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import { AttributeWriter } from './attribute-writer.js';
import type { ConversationQueue } from './conversation-queue.js';
import type { ConversationReference } from './conversation-ref.interface.js';
import type { ConversationScope } from './conversation-scope.js';
import type { DepartmentTarget } from './department-finder.js';
import { MessageSender } from './message-sender.js';
import { Orchestrator, type ReplaceBotOptions } from './orchestrator.js';
import { ReplyDelivery } from './reply-delivery.js';

export interface HandOffOptions extends CallOptions {
  /** The department whose people take over; otherwise the conversation's own, or the default one. */
  department?: DepartmentTarget;
}

/**
 * One conversation with the credential for it: everything that the platform lets a bot do to it.
 *
 * One is made for every webhook call, so making it costs nothing: the ids and the token are looked at when the first
 * call is made. What changes the conversation happens in the order of the calls, also when they are not awaited.
 * @see protocol.md 4.2
 */
export class Conversation {
  readonly #scope: ConversationScope;
  readonly #queue: ConversationQueue;
  readonly #botId?: string;

  constructor(scope: ConversationScope, queue: ConversationQueue, botId?: string) {
    this.#scope = scope;
    this.#queue = queue;
    this.#botId = botId;
  }

  get projectId(): string {
    return this.#scope.projectId;
  }

  /** The conversation's id: `support-group-<projectId>-<32 hex>`. */
  get requestId(): string {
    return this.#scope.requestId;
  }

  /** The acting bot's id without `bot_`, where it is known. */
  get botId(): string | undefined {
    return this.#botId === undefined ? undefined : toBotId(this.#botId);
  }

  /** Says a reply: all its messages as one, in order, then its other steps. */
  send(reply: ReplyLike, options?: CallOptions): Promise<void> {
    return this.#inOrder(async () => {
      if (Array.isArray(reply) && reply.length === 0) {
        throw new InvalidArgumentError(
          sendMessage.name,
          'the reply is an empty list',
          'Send at least one message.',
        );
      }
      await this.#delivery.run(compileDelivery(reply), options);
    });
  }

  /** Leaves a note that only agents see. The text is literal. */
  note(text: string, options?: CallOptions): Promise<StoredMessage> {
    return this.#inOrder(async () => this.#sender.note(literalText(text), options));
  }

  /** Shows a line that looks like no one's message, such as "An agent joined". The text is literal. */
  info(text: string, options?: CallOptions): Promise<StoredMessage> {
    return this.#inOrder(async () => this.#sender.info(literalText(text), options));
  }

  /** Hands the conversation to people: the bot leaves, also when nobody is there. Do it last. */
  handOff(options: HandOffOptions = {}): Promise<PlatformConversation> {
    const { department, ...call } = options;
    return this.#inOrder(async () =>
      department === undefined
        ? this.#orchestrator.handOff(call)
        : this.#orchestrator.toDepartment(department, false, call),
    );
  }

  /**
   * Puts another bot in the place of everyone in the conversation, people included. Do it last.
   * @param bot its id (with or without `bot_`), `{ name }` or `{ slug }`. The platform accepts an unknown id, but
   * answers an unknown name or slug with a ResourceNotFoundError.
   */
  replaceBot(bot: BotTarget, options?: ReplaceBotOptions): Promise<PlatformConversation> {
    return this.#inOrder(async () => this.#orchestrator.replaceBot(bot, options));
  }

  /** Closes the conversation. On a closed one it changes nothing, but the platform tells its subscribers again. */
  close(options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder(async () => this.#orchestrator.close(options));
  }

  /** A reference for logs, queues and stores. The token is not in it. */
  toJSON(): ConversationReference {
    const { projectId, requestId, botId } = this;
    return botId === undefined ? { projectId, requestId } : { projectId, requestId, botId };
  }

  #inOrder<T>(task: () => Promise<T>): Promise<T> {
    return this.#queue.run(this.requestId, task);
  }

  get #sender(): MessageSender {
    return new MessageSender(this.#scope);
  }

  get #orchestrator(): Orchestrator {
    return new Orchestrator(this.#scope, this.#sender);
  }

  get #delivery(): ReplyDelivery {
    return new ReplyDelivery(this.#sender, this.#orchestrator, new AttributeWriter(this.#scope));
  }
}
