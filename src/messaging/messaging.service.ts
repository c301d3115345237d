import { Injectable } from '@nestjs/common';
import { ConversationQueue } from './conversation/conversation-queue.js';
import type { ConversationRef } from './conversation/conversation-ref.interface.js';
import { ConversationScope } from './conversation/conversation-scope.js';
import { Conversation } from './conversation/conversation.js';
import { TokenCredential } from './transport/credential.js';
import { PlatformClient } from './transport/platform-client.service.js';

/** The way to a conversation from anywhere: `messaging.conversation({ projectId, requestId, token })`. */
@Injectable()
export class MessagingService {
  constructor(
    private readonly client: PlatformClient,
    private readonly queue: ConversationQueue,
  ) {}

  /** A handle on one conversation. Costs nothing until it is used. */
  conversation(ref: ConversationRef): Conversation {
    const credential = new TokenCredential(ref.token);
    const scope = new ConversationScope(this.client, credential, ref.projectId, ref.requestId);
    return new Conversation(scope, this.queue, ref.botId);
  }
}
