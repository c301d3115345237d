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

/** How the way to the platform is: for health checks and metrics. */
export interface MessagingStatus {
  /** Hosts that were called so far. */
  circuits: CircuitStatus[];
  /** Ids of projects that are held back after a 429. */
  pausedProjects: string[];
  /** Conversations with calls under way or waiting. */
  busyConversations: number;
}

export interface CarryOutOptions extends SendOptions {
  /** The webhook's answer, which the step must not overtake. */
  behind?: AnswerPlace;
}

/** The way to a conversation from anywhere: `messaging.conversation({ projectId, requestId, token })`. */
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
   * A handle on one conversation, with the settings that its project has now. Costs nothing until it is used.
   *
   * @param replyContext what a webhook request tells of the turn, so that its replies can fall back to the channel's
   * means, to the designed reply and to the next block; without it they do without.
   * @param shownAnswer what the webhook answered, which nothing that is sent must overtake
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
   * The conversation, as the platform has it, for a caller who is not believed yet: it is outside of the rate limit, the
   * pauses and the circuit breaker of the project, which strangers could use up otherwise.
   */
  lookAt(ref: ConversationRef, options?: CallOptions): Promise<PlatformConversation> {
    return this.scopeOf(ref).call(getConversation, { ...options, isUnproven: true });
  }

  /** Carries out one step of a compiled reply, in the order of its conversation: the outbox notes each. */
  async carryOut(ref: ConversationRef, step: DeliveryStep, options: CarryOutOptions = {}): Promise<void> {
    const { ifClosed = 'proceed', behind, ...message } = options;
    const scope = this.scopeOf(ref);
    return inOrder(this.queue, scope)(sendMessage.name, message, async (call) => {
      await ReplyDelivery.to(scope).refuseIfClosed({ ...call, ifClosed });
      if (behind !== undefined) await answerAt(behind).stored(scope, call);
      await ReplyDelivery.to(scope).run([step], call);
    });
  }

  /** Has `conversation.sendLater` go through this outbox: it hands itself in when it starts. */
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

  /** With one platform there is no other that could get the token. */
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
