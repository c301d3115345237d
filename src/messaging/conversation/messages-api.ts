import { randomUUID } from 'node:crypto';
import { INTERNAL_SENDER, MESSAGE_KEY_ATTRIBUTE, type Message } from '../../protocol/index.js';
import { isA } from '../../common/index.js';
import { InvalidArgumentError, MessagingError } from '../errors/index.js';
import type { StoredMessage } from '../models/index.js';
import { getConversation } from '../operations/conversation.operations.js';
import { listMessages, sendMessage } from '../operations/message.operations.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import { requireText } from '../transport/require.js';
import type { ConversationScope } from './conversation-scope.js';
import { passOverFailedLook } from './failed-look.js';

export interface MessageOptions extends CallOptions {
  /**
   * The caller's idempotency key. A message with the same key is sent once, even after restarts: the conversation is
   * searched first, which costs a call. Without it, each call sends a message.
   */
  key?: string;
  /**
   * False: no message was sent with this key before, so the search can be skipped. True: it may have been sent; if the
   * conversation cannot be searched, it is sent again.
   */
  mayBeSent?: boolean;
}

/**
 * Sends one message. Only the fields of {@link Message} are sent. The sender is the bot, which the platform fills in:
 * with another sender, the bot would answer its own message endlessly. Only the hidden messages that run a block have a
 * sender, because a bot never receives its own messages. @see protocol.md 4.4
 *
 * The platform has no idempotency keys, so each message carries its own key in an attribute: if the response to a
 * message is lost, the conversation is searched for the key before the message is sent again. @see protocol.md 8
 */
export class MessagesApi {
  constructor(private readonly scope: ConversationScope) {}

  send(message: Message, options?: MessageOptions): Promise<StoredMessage> {
    return this.post(message, options);
  }

  /** An info message, visible only to agents. @see protocol.md 3.2 */
  note(text: string, options?: MessageOptions): Promise<StoredMessage> {
    return this.send({ type: 'text', text, attributes: { subtype: 'private' } }, options);
  }

  /** A system line without a visible author. */
  info(text: string, options?: MessageOptions): Promise<StoredMessage> {
    return this.send({ type: 'text', text, attributes: { subtype: 'info' } }, options);
  }

  /** A hidden message that the bot receives, and that runs one of its blocks. @param text see `blockTrigger` */
  trigger(text: string, options?: MessageOptions): Promise<StoredMessage> {
    const message: Message = { type: 'text', text, attributes: { subtype: 'info' } };
    return this.post(message, options, INTERNAL_SENDER);
  }

  private async post(
    message: Message,
    options: MessageOptions = {},
    sender?: string,
  ): Promise<StoredMessage> {
    const { key: ownKey, mayBeSent, ...call } = options;
    const { type, text, metadata, language } = message;
    if (type === 'file' && !metadata?.type) {
      throw new InvalidArgumentError(
        sendMessage.name,
        'a file has no "metadata.type"',
        'Give its MIME type, for example application/pdf: without it the platform never answers.',
      );
    }
    if (ownKey !== undefined) {
      requireText(sendMessage.name, 'key', ownKey);
      const sent = mayBeSent === false ? undefined : await this.findSent(ownKey, call, mayBeSent);
      if (sent !== undefined) return sent;
    }
    const key = ownKey ?? randomUUID();
    const attributes = { ...message.attributes, [MESSAGE_KEY_ATTRIBUTE]: key };
    return this.scope.call(sendMessage, {
      ...call,
      body: { type, text, metadata, attributes, language, sender },
      lookUp: (rest) => this.find(key, rest),
    });
  }

  private async findSent(
    key: string,
    options: CallOptions,
    isTried?: boolean,
  ): Promise<StoredMessage | undefined> {
    try {
      return await this.find(key, options);
    } catch (error) {
      // Errors after which a later attempt may succeed. After a final rejection, the message would be lost.
      if (isTried !== true || (isA(error, MessagingError) && error.retryable)) throw error;
      passOverFailedLook(sendMessage.name, error);
      return undefined;
    }
  }

  /** The platform silently accepts a message for an unknown conversation; this check detects it. */
  private async find(key: string, options: CallOptions): Promise<StoredMessage | undefined> {
    const messages = await this.scope.call(listMessages, options);
    if (messages.length === 0) {
      await this.scope
        .call(getConversation, options)
        .catch((error: unknown) => passOverFailedLook(sendMessage.name, error));
    }
    return messages.findLast(({ attributes }) => attributes?.[MESSAGE_KEY_ATTRIBUTE] === key);
  }
}
