import { toBotId } from '../../protocol/index.js';
import { compileDelivery, literalText, type BotTarget, type ReplyLike } from '../../replies/index.js';
import { ResourceNotFoundError } from '../errors/index.js';
import {
  CLOSED,
  type AvailableAgent,
  type Lead,
  type PlatformConversation,
  type PlatformEvent,
  type StoredMessage,
} from '../models/index.js';
import { getConversation } from '../operations/conversation.operations.js';
import { getMessage, listMessages, sendMessage } from '../operations/message.operations.js';
import type { DepartmentTarget } from '../project/department-finder.js';
import {
  ProjectHandle,
  type AvailableAgentsOptions,
  type EmailContent,
  type OpeningOptions,
} from '../project/project-handle.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import { AttributesApi } from './attributes-api.js';
import { blockTrigger } from './block-trigger.js';
import type { ConversationQueue } from './conversation-queue.js';
import type { TurnDetails } from './turn-details.interface.js';
import { assertSomething } from './assert-something.js';
import type { ConversationReference } from './conversation-ref.interface.js';
import type { ConversationScope } from './conversation-scope.js';
import type { OutboxReceipt, SendLaterOptions } from './later-sender.interface.js';
import type { HandOffOptions, SendOptions } from './conversation-options.interface.js';
import { inOrder, type InOrder } from './in-order.js';
import { LeadHandle, type LeadUpdate } from './lead-handle.js';
import { MessagesApi, type MessageOptions } from './messages-api.js';
import {
  ParticipantsApi,
  type ClosedOptions,
  type ParticipantTarget,
  type ReplaceBotOptions,
} from './participants-api.js';
import { RecordApi, type ConversationUpdate, type Priority, type TagInput } from './record-api.js';
import { ReplyDelivery } from './reply-delivery.js';
import { sendLater } from './send-later.js';

/**
 * One conversation with its credential: all operations that the platform allows a bot on it.
 *
 * One is made for every webhook call, so creating it is cheap: ids and token are read at the first operation.
 * Operations that change the conversation run in the order of the calls, even if they are not awaited. @see protocol.md
 * 4.2
 */
export class Conversation {
  readonly #scope: ConversationScope;
  readonly #queue: ConversationQueue;
  readonly #turn: TurnDetails;

  constructor(scope: ConversationScope, queue: ConversationQueue, turn: TurnDetails = {}) {
    this.#scope = scope;
    this.#queue = queue;
    this.#turn = turn;
  }

  get projectId(): string {
    return this.#scope.projectId;
  }

  /** The conversation's id: `support-group-<projectId>-<32 hex>`. */
  get requestId(): string {
    return this.#scope.requestId;
  }

  /** The acting bot's id without `bot_`, if known. */
  get botId(): string | undefined {
    return this.#turn.botId === undefined ? undefined : toBotId(this.#turn.botId);
  }

  /** The end user as a contact. */
  get lead(): LeadHandle {
    return new LeadHandle(this.#scope, this.#inOrder);
  }

  /** The project's departments, bots, people, opening hours and events. */
  get project(): ProjectHandle {
    return new ProjectHandle(this.#scope);
  }

  /** Sends a reply: all its messages in order, then its other steps. */
  send(reply: ReplyLike, options: SendOptions = {}): Promise<void> {
    const { ifClosed = 'proceed', ...message } = options;
    return this.#inOrder('send', message, async (call) => {
      assertSomething(reply);
      const steps = compileDelivery(reply, this.#turn.replyContext);
      await this.#participants.refuseIfClosed(sendMessage.name, { ...call, ifClosed });
      await this.#turn.shownAnswer?.stored(this.#scope, call);
      await ReplyDelivery.to(this.#scope).run(steps, call);
    });
  }

  /** Sends a reply through the outbox, now or later: once accepted, it is stored. @see docs/outbox.md */
  async sendLater(reply: ReplyLike, options?: SendLaterOptions): Promise<OutboxReceipt> {
    return sendLater(this.#turn, reply, options);
  }

  /** Adds a note that only agents see. The text is literal. */
  note(text: string, options?: MessageOptions): Promise<StoredMessage> {
    return this.#inOrder('send', options, async (call) => this.#messages.note(literalText(text), call));
  }

  /** Shows a system line, such as "An agent joined". The text is literal. */
  info(text: string, options?: MessageOptions): Promise<StoredMessage> {
    return this.#inOrder('send', options, async (call) => this.#messages.info(literalText(text), call));
  }

  /** Runs a block of the bot, by its display name, with a hidden message. */
  runBlock(
    block: string,
    params?: Record<string, unknown>,
    options?: MessageOptions,
  ): Promise<StoredMessage> {
    return this.#inOrder('send', options, async (call) =>
      this.#messages.trigger(blockTrigger(sendMessage.name, block, params), call),
    );
  }

  /** Hands the conversation to people. The bot leaves, even if no agent is available. Call it last. */
  handOff(options: HandOffOptions = {}): Promise<PlatformConversation> {
    const { department, ...rest } = options;
    return this.#inOrder('handOff', rest, async (call) =>
      department === undefined
        ? this.#participants.handOff(call)
        : this.#participants.toDepartment(department, false, call),
    );
  }

  /** Moves the conversation to a department, with the department's bot if there is one. Call it last. */
  toDepartment(department: DepartmentTarget, options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder('toDepartment', options, async (call) =>
      this.#participants.toDepartment(department, true, call),
    );
  }

  /**
   * Replaces all participants, people included, by another bot. Call it last.
   * @param bot its id (with or without `bot_`), `{ name }` or `{ slug }`. The platform accepts an unknown id, but
   *   answers an unknown name or slug with a ResourceNotFoundError.
   */
  replaceBot(bot: BotTarget, options?: ReplaceBotOptions): Promise<PlatformConversation> {
    return this.#inOrder('replaceBot', options, async (call) => this.#participants.replaceBot(bot, call));
  }

  /** Replaces all participants. */
  setParticipants(
    participants: readonly ParticipantTarget[],
    options?: ClosedOptions,
  ): Promise<PlatformConversation> {
    return this.#inOrder('setParticipants', options, async (call) =>
      this.#participants.setParticipants(participants, call),
    );
  }

  /** Adds a person or a bot. When a person joins, the platform removes the bot. */
  addParticipant(participant: ParticipantTarget, options?: ClosedOptions): Promise<PlatformConversation> {
    return this.#inOrder('addParticipant', options, async (call) =>
      this.#participants.addParticipant(participant, call),
    );
  }

  removeParticipant(participant: ParticipantTarget, options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder('removeParticipant', options, async (call) =>
      this.#participants.removeParticipant(participant, call),
    );
  }

  /** Closes the conversation. On a closed one it changes nothing, but the platform notifies its subscribers again. */
  close(options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder('close', options, async (call) => this.#participants.close(call));
  }

  reopen(options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder('reopen', options, async (call) => this.#participants.reopen(call));
  }

  /** Merges into the free attributes; the previous value of an attribute is replaced as a whole. */
  setAttributes(attributes: Record<string, unknown>, options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder('setAttributes', options, async (call) =>
      this.#attributes.setAttributes(attributes, call),
    );
  }

  /** Sets flow variables. The engine reads them at the user's next message. Never put secrets in them. */
  setVariables(variables: Record<string, unknown>, options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder('setVariables', options, async (call) =>
      this.#attributes.setVariables(variables, call),
    );
  }

  addTags(tags: readonly TagInput[], options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder('addTags', options, async (call) => this.#record.addTags(tags, call));
  }

  /** Removes a tag by its text; throws a ResourceNotFoundError if the conversation does not have it. */
  removeTag(tag: string, options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder('removeTag', options, async (call) => this.#record.removeTag(tag, call));
  }

  /** Updates fields of the conversation. The platform cannot empty them. */
  update(fields: ConversationUpdate, options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder('update', options, async (call) => this.#record.update(fields, call));
  }

  setPriority(priority: Priority, options?: CallOptions): Promise<PlatformConversation> {
    return this.update({ priority }, options);
  }

  /** Assigns the conversation to another contact of the project. */
  setLead(leadId: string, options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder('update', options, async (call) => this.#record.setLead(leadId, call));
  }

  /** Stores the user's rating, 1 to 5. */
  rate(rating: number, message?: string, options?: CallOptions): Promise<PlatformConversation> {
    return this.#inOrder('rate', options, async (call) => this.#record.rate(rating, message, call));
  }

  /** Mails the lead; throws a LeadWithoutEmailError if there is no address. */
  emailLead(email: EmailContent, options?: CallOptions): Promise<void> {
    return this.#inOrder('emailLead', options, async (call) => this.#record.emailLead(email, call));
  }

  /** Updates fields of the end user's contact. */
  updateLead(fields: LeadUpdate, options?: CallOptions): Promise<Lead> {
    return this.lead.update(fields, options);
  }

  /** Sends an event to the project's subscribers and automations. */
  fireEvent(
    name: string,
    attributes?: Record<string, unknown>,
    options?: CallOptions,
  ): Promise<PlatformEvent> {
    return this.#inOrder('fireEvent', options, async (call) =>
      this.project.fireEvent(name, attributes, call),
    );
  }

  /** Whether the project is within its opening hours. */
  isOpenNow(options?: OpeningOptions): Promise<boolean> {
    return this.project.isOpenNow(options);
  }

  /** People who are available to take the conversation now. */
  availableAgents(options?: AvailableAgentsOptions): Promise<AvailableAgent[]> {
    return this.project.availableAgents(options);
  }

  /** The conversation as the platform currently stores it. */
  get(options?: CallOptions): Promise<PlatformConversation> {
    return this.#scope.call(getConversation, options);
  }

  async isClosed(options?: CallOptions): Promise<boolean> {
    return (await this.get(options)).status === CLOSED;
  }

  /** All messages, the oldest first, including notes and info lines. The platform does not paginate them. */
  messages(options?: CallOptions): Promise<StoredMessage[]> {
    return this.#scope.call(listMessages, options);
  }

  /**
   * One message of this conversation. It is checked, because the platform also returns messages of other conversations.
   */
  async message(messageId: string, options?: CallOptions): Promise<StoredMessage> {
    const message = await this.#scope.call(getMessage, { ...options, params: { messageId } });
    if (message.recipient === this.requestId) return message;
    throw new ResourceNotFoundError({ operation: getMessage.name }, 'message');
  }

  /** A reference for logs, queues and stores, without the token. */
  toJSON(): ConversationReference {
    const { projectId, requestId, botId } = this;
    return botId === undefined ? { projectId, requestId } : { projectId, requestId, botId };
  }

  get #inOrder(): InOrder {
    return inOrder(this.#queue, this.#scope);
  }

  get #messages(): MessagesApi {
    return new MessagesApi(this.#scope);
  }

  get #participants(): ParticipantsApi {
    return new ParticipantsApi(this.#scope, this.#messages);
  }

  get #attributes(): AttributesApi {
    return new AttributesApi(this.#scope);
  }

  get #record(): RecordApi {
    return new RecordApi(this.#scope);
  }
}
