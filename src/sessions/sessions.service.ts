import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { within } from '../common/index.js';
import { FulfillmentConfig } from '../config/index.js';
import { conversationKey, type ConversationKey, type ConversationParts } from '../protocol/index.js';
import { SESSION_STORE } from './session.constants.js';
import type { SessionStore } from './session-store.interface.js';
import { SessionVault } from './session-vault.service.js';
import type { SessionSource } from './turn/session-source.interface.js';
import { TurnSession } from './turn/turn-session.js';

/** Limit for closing the store, because a database that hangs would hold the end of the service. */
const CLOSE_MS = 2_000;

/**
 * The sessions of all conversations. Handlers use `ctx.session`; this service is for other code, such as the deletion
 * of a user's data on request.
 *
 * @publicApi
 */
@Injectable()
export class Sessions implements SessionSource, OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Sessions');

  constructor(
    private readonly vault: SessionVault,
    @Inject(SESSION_STORE) private readonly store: SessionStore,
    private readonly config: FulfillmentConfig,
  ) {}

  /**
   * Deletes the session of a conversation, named by project, root bot and request id: `ctx.conversation` has them. A
   * turn that changes the session at the same time fails, and does not restore it.
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

  /** All open turns have ended by then. */
  async onApplicationShutdown(): Promise<void> {
    if (this.store.close === undefined) return;
    const limit = Math.min(CLOSE_MS, this.config.shutdownTimeoutMs);
    if (await within(limit, this.store.close())) return;
    this.logger.warn(
      `The store of the sessions did not close within ${limit} ms; the service ends without it.`,
    );
  }
}
