import type { Message } from '../../protocol/index.js';
import { InvalidArgumentError } from '../errors/index.js';
import type { StoredMessage } from '../models/index.js';
import { sendMessage } from '../operations/message.operations.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import type { ConversationScope } from './conversation-scope.js';

/**
 * Sends one message. Only the fields of {@link Message} go out: never `sender`, because a wrong one makes the bot answer
 * itself for ever, and the right one is what the platform fills in. @see protocol.md 4.4
 */
export class MessageSender {
  constructor(private readonly scope: ConversationScope) {}

  async send(message: Message, options: CallOptions = {}): Promise<StoredMessage> {
    const { type, text, metadata, attributes, language } = message;
    if (type === 'file' && !metadata?.type) {
      throw new InvalidArgumentError(
        sendMessage.name,
        'a file has no "metadata.type"',
        'Give its MIME type, for example application/pdf: without it the platform never answers.',
      );
    }
    return this.scope.call(sendMessage, { ...options, body: { type, text, metadata, attributes, language } });
  }

  /** A line that only agents see. @see protocol.md 3.2 */
  note(text: string, options?: CallOptions): Promise<StoredMessage> {
    return this.send({ type: 'text', text, attributes: { subtype: 'private' } }, options);
  }

  /** A line of the system, that looks like no one's message. */
  info(text: string, options?: CallOptions): Promise<StoredMessage> {
    return this.send({ type: 'text', text, attributes: { subtype: 'info' } }, options);
  }
}
