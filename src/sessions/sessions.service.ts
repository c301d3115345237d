import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { conversationKey, type ConversationKey, type ConversationParts } from '../protocol/index.js';
import { SESSION_STORE } from './session.constants.js';
import type { SessionStore } from './session-store.interface.js';
import { SessionVault } from './session-vault.service.js';
import type { SessionSource } from './turn/session-source.interface.js';
import { TurnSession } from './turn/turn-session.js';

/**
 * The sessions of all conversations. Handlers have theirs as `ctx.session`; this is for what happens beside them, such as
 * somebody's wish to be forgotten.
 *
 * @publicApi
 */
@Injectable()
export class Sessions implements SessionSource, OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly vault: SessionVault,
    @Inject(SESSION_STORE) private readonly store: SessionStore,
  ) {}

  /**
   * Forgets all that is kept of a conversation, named by project, root bot and request id: `ctx.conversation` has them. A turn that has read it and changes it at this moment fails; it does not
   * bring it back.
   *
   * @throws SessionUnavailableError
   */
  delete(conversation: ConversationParts): Promise<void> {
    return this.vault.delete(conversationKey(conversation));
  }

  /** @internal */
  open(conversation: ConversationKey): TurnSession {
    return new TurnSession(this.vault.of(conversation));
  }

  /** For a durable turn, which may run more than once. @internal */
  forTurn(turnId: string): SessionSource {
    return { open: (conversation) => new TurnSession(this.vault.of(conversation), turnId) };
  }

  async onModuleInit(): Promise<void> {
    await this.store.open?.();
  }

  /** Turns that are still open have been waited for. */
  async onApplicationShutdown(): Promise<void> {
    await this.store.close?.();
  }
}
