import { randomBytes } from 'node:crypto';
import { literalText } from '../../replies/index.js';
import type { ConversationQueue } from '../conversation/conversation-queue.js';
import { ConversationScope } from '../conversation/conversation-scope.js';
import { Conversation } from '../conversation/conversation.js';
import { ConversationNotFoundError } from '../errors/index.js';
import type { ConversationPage, PlatformConversation } from '../models/index.js';
import { listConversations } from '../operations/account.operations.js';
import { listMessages, sendMessage } from '../operations/message.operations.js';
import { ProjectHandle } from '../project/project-handle.js';
import { ProjectScope } from '../project/project-scope.js';
import type { CallOptions, PlatformClient } from '../transport/platform-client.service.js';
import type { ProjectAccess } from '../transport/project-route.js';
import { requireText } from '../transport/require.js';
import { conversationQuery, type ConversationQuery } from './conversation-query.js';
import { Subscriptions } from './subscriptions.js';

export interface NewConversation {
  /** The first message. Literal. */
  text: string;
  departmentId?: string;
  /** User ids, and bot ids with `bot_`. */
  participants?: readonly string[];
  subject?: string;
  language?: string;
  priority?: string;
  attributes?: Record<string, unknown>;
}

/**
 * One project with its own credentials, for operations that a bot's token does not allow, and for conversations without
 * a webhook call.
 */
export class PingstreamsProject extends ProjectHandle {
  readonly #client: PlatformClient;
  readonly #access: ProjectAccess;
  readonly #queue: ConversationQueue;
  readonly #scope: ProjectScope;

  constructor(client: PlatformClient, access: ProjectAccess, queue: ConversationQueue, projectId: string) {
    const scope = new ProjectScope(client, access, projectId);
    super(scope);
    this.#client = client;
    this.#access = access;
    this.#queue = queue;
    this.#scope = scope;
  }

  get subscriptions(): Subscriptions {
    return new Subscriptions(this.#scope);
  }

  /** A handle on a conversation. Its messages come from the account of the credentials. */
  conversation(requestId: string): Conversation {
    return new Conversation(this.#scopeOf(requestId), this.#queue);
  }

  async conversations(query: ConversationQuery = {}, options?: CallOptions): Promise<ConversationPage> {
    return this.#scope.call(listConversations, { ...options, query: conversationQuery(query) });
  }

  /** The conversation, or undefined if the platform does not know it. */
  async find(requestId: string, options?: CallOptions): Promise<PlatformConversation | undefined> {
    try {
      return await this.conversation(requestId).get(options);
    } catch (error) {
      if (error instanceof ConversationNotFoundError) return undefined;
      throw error;
    }
  }

  /** Opens a conversation with its first message. The id is generated here, in the form that the engine requires. */
  async open(details: NewConversation, options: CallOptions = {}): Promise<Conversation> {
    requireText(sendMessage.name, 'text', details.text);
    const requestId = `support-group-${this.projectId}-${randomBytes(16).toString('hex')}`;
    const { departmentId, participants, subject, language, priority, attributes } = details;
    const scope = this.#scopeOf(requestId);
    await scope.call(sendMessage, {
      ...options,
      body: {
        text: literalText(details.text),
        departmentid: departmentId,
        participants,
        subject,
        language,
        priority,
        attributes,
      },
      lookUp: async (rest) => (await scope.call(listMessages, rest))[0],
    });
    return new Conversation(scope, this.#queue);
  }

  #scopeOf(requestId: string): ConversationScope {
    return new ConversationScope(this.#client, this.#access, { projectId: this.projectId, requestId });
  }
}
