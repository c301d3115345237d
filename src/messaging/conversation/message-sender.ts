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
   * The caller's own key for what is sent. With the same key it is sent once, also over restarts: the conversation is
   * looked through first, which costs a call. Without it, each call sends.
   */
  key?: string;
  /**
   * False: nothing was ever sent with this key, so that the conversation need not be looked through first. True: it may
   * have been sent, and is sent even if the platform never lets the conversation be looked through.
   */
  mayBeSent?: boolean;
}

/**
 * Sends one message. Only the fields of {@link Message} go out. The sender is the bot, which the platform fills in: with
 * another one the bot would answer itself without end. Only the hidden messages that run a block have one, because a bot
 * never receives messages of the bot itself. @see protocol.md 4.4
 *
 * The platform has no key against doubles, so each message carries ours in an attribute: when the answer to a message is
 * lost, the conversation is searched for the key before the message is sent again. @see protocol.md 8
 */
export class MessageSender {
  constructor(private readonly scope: ConversationScope) {}

  send(message: Message, options?: MessageOptions): Promise<StoredMessage> {
    return this.post(message, options);
  }

  /** A line that only agents see. @see protocol.md 3.2 */
  note(text: string, options?: MessageOptions): Promise<StoredMessage> {
    return this.send({ type: 'text', text, attributes: { subtype: 'private' } }, options);
  }

  /** A line of the system, that looks like no one's message. */
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
      // What may succeed later is tried again later; what is refused for good would lose the message.
      if (isTried !== true || (isA(error, MessagingError) && error.retryable)) throw error;
      passOverFailedLook(sendMessage.name, error);
      return undefined;
    }
  }

  /** The platform says nothing to a message for a conversation that it does not know; here that comes to light. */
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
