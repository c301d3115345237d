import { Injectable } from '@nestjs/common';
import { Secret } from '../common/index.js';
import type { DeliveryStep, ReplyContext } from '../replies/index.js';
import { ConversationQueue } from './conversation/conversation-queue.js';
import type { ConversationRef } from './conversation/conversation-ref.interface.js';
import { inOrder } from './conversation/in-order.js';
import { getConversation } from './operations/conversation.operations.js';
import { sendMessage } from './operations/message.operations.js';
import { ConversationScope } from './conversation/conversation-scope.js';
import { Conversation } from './conversation/conversation.js';
import type { SendOptions } from './conversation/conversation-options.interface.js';
import type { LaterSender } from './conversation/later-sender.interface.js';
import { ReplyDelivery } from './conversation/reply-delivery.js';
import { ShownAnswer, type AnswerPlace } from './conversation/shown-answer.js';
import type { TurnDetails } from './conversation/turn-details.interface.js';
import type { PlatformConversation } from './models/index.js';
import { CircuitBreakers, type CircuitStatus } from './transport/circuit-breakers.js';
import { ConversationCredential } from './transport/conversation-credential.js';
import { TokenCredential, type Credential } from './transport/credential.js';
import { MessagingSettings } from './transport/messaging-settings.js';
import { PlatformClient, type CallOptions } from './transport/platform-client.service.js';
import { ProjectGate } from './transport/project-gate.js';
import { ProjectRoutes } from './transport/project-routes.service.js';

/** The state of the connection to the platform, for health checks and metrics. */
export interface MessagingStatus {
  /** Hosts that have been called. */
  circuits: CircuitStatus[];
  /** Ids of projects that are paused after a 429. */
  pausedProjects: string[];
  /** Conversations with running or waiting calls. */
  busyConversations: number;
}

export interface CarryOutOptions extends SendOptions {
  /** The webhook's answer, which the step must not overtake. */
  behind?: AnswerPlace;
}

/** Access to a conversation from anywhere: `messaging.conversation({ projectId, requestId, token })`. */
@Injectable()
export class MessagingService {
  private outbox?: LaterSender;

  constructor(
    private readonly client: PlatformClient,
    private readonly queue: ConversationQueue,
    private readonly circuits: CircuitBreakers,
    private readonly gate: ProjectGate,
    private readonly routes: ProjectRoutes,
    private readonly settings: MessagingSettings,
  ) {}

  /**
   * A handle on one conversation, with the current settings of its project. It is cheap until its first call.
   *
   * @param replyContext the turn's data of the webhook request, so that replies can use the means of the channel, the
   *   static reply and the next block; without it they do without.
   * @param shownAnswer the webhook's answer, which no message of this handle must overtake
   */
  conversation(ref: ConversationRef, replyContext?: ReplyContext, shownAnswer?: ShownAnswer): Conversation {
    const { outbox } = this;
    const sendLater: TurnDetails['sendLater'] = outbox && ((...reply) => outbox.sendLater(ref, ...reply));
    return new Conversation(this.scopeOf(ref), this.queue, {
      botId: ref.botId,
      replyContext,
      shownAnswer,
      sendLater,
    });
  }

  /**
   * The platform's conversation, for an unauthenticated caller: outside of the rate limit, the pauses and the circuit
   * breaker of the project, which such callers could otherwise exhaust.
   */
  lookAt(ref: ConversationRef, options?: CallOptions): Promise<PlatformConversation> {
    return this.scopeOf(ref).call(getConversation, { ...options, isUnproven: true });
  }

  /** Runs one step of a compiled reply, in the order of its conversation: the outbox records each. */
  async carryOut(ref: ConversationRef, step: DeliveryStep, options: CarryOutOptions = {}): Promise<void> {
    const { ifClosed = 'proceed', behind, ...message } = options;
    const scope = this.scopeOf(ref);
    return inOrder(this.queue, scope)(sendMessage.name, message, async (call) => {
      await ReplyDelivery.to(scope).refuseIfClosed({ ...call, ifClosed });
      if (behind !== undefined) await answerAt(behind).stored(scope, call);
      await ReplyDelivery.to(scope).run([step], call);
    });
  }

  /** Registers the outbox for `conversation.sendLater`; the outbox calls it when it starts. */
  useOutbox(outbox: LaterSender): void {
    this.outbox = outbox;
  }

  status(): MessagingStatus {
    return {
      circuits: this.circuits.states,
      pausedProjects: this.gate.pausedProjects,
      busyConversations: this.queue.size,
    };
  }

  private scopeOf(ref: ConversationRef): ConversationScope {
    const route = this.routes.of(ref.projectId, ref.botId);
    const access = { route, credential: this.credentialOf(ref) };
    return new ConversationScope(this.client, access, ref);
  }

  /** With a single platform, the token cannot go to another one. */
  private credentialOf({ token, projectId }: ConversationRef): Credential {
    if (this.settings.projects === undefined) return new TokenCredential(token);
    const secret = typeof token === 'string' ? new Secret(token) : token;
    return new ConversationCredential(secret, projectId, this.routes);
  }
}

function answerAt(place: AnswerPlace): ShownAnswer {
  const answer = new ShownAnswer();
  answer.leave(place);
  return answer;
}
