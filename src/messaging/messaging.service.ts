import { Injectable } from '@nestjs/common';
import { ConversationQueue } from './conversation/conversation-queue.js';
import type { ConversationRef } from './conversation/conversation-ref.interface.js';
import { ConversationScope } from './conversation/conversation-scope.js';
import { Conversation } from './conversation/conversation.js';
import { CircuitBreakers, type CircuitStatus } from './transport/circuit-breakers.js';
import { TokenCredential } from './transport/credential.js';
import { PlatformClient } from './transport/platform-client.service.js';
import { ProjectGate } from './transport/project-gate.js';

/** How the way to the platform is: for health checks and metrics. */
export interface MessagingStatus {
  /** Hosts that were called so far. */
  circuits: CircuitStatus[];
  /** Ids of projects that are held back after a 429. */
  pausedProjects: string[];
  /** Conversations with calls under way or waiting. */
  busyConversations: number;
}

/** The way to a conversation from anywhere: `messaging.conversation({ projectId, requestId, token })`. */
@Injectable()
export class MessagingService {
  constructor(
    private readonly client: PlatformClient,
    private readonly queue: ConversationQueue,
    private readonly circuits: CircuitBreakers,
    private readonly gate: ProjectGate,
  ) {}

  /** A handle on one conversation. Costs nothing until it is used. */
  conversation(ref: ConversationRef): Conversation {
    const credential = new TokenCredential(ref.token);
    const scope = new ConversationScope(this.client, credential, ref.projectId, ref.requestId);
    return new Conversation(scope, this.queue, ref.botId);
  }

  status(): MessagingStatus {
    return {
      circuits: this.circuits.states,
      pausedProjects: this.gate.pausedProjects,
      busyConversations: this.queue.size,
    };
  }
}
