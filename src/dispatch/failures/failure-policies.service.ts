import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock, describeError, limitsHold } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { endSession, type OnFailure } from '../../intents/index.js';
import { toReply, type Reply } from '../../replies/index.js';
import type { Turn } from '../turns/index.js';
import { isRefusal } from './status-of.js';

/**
 * The failure policy of the whole service: any module may provide it. The `onFailure` of an intent goes before it.
 *
 * ```ts
 * providers: [{ provide: ON_FAILURE, useValue: 'Sorry, something went wrong.' }]
 * ```
 *
 * @publicApi
 */
export const ON_FAILURE = Symbol('ON_FAILURE');

/** A policy that calls other services must not hold up the conversation. */
const LIMIT_MS = 10_000;

/** The reply to the user when a handler fails: of the intent, else of its class, else of the application. */
@Injectable()
export class FailurePolicies implements OnApplicationBootstrap {
  private readonly logger = new Logger('Dispatcher');
  private applicationWide?: OnFailure;

  constructor(
    private readonly moduleRef: ModuleRef,
    private readonly clock: Clock,
    private readonly config: FulfillmentConfig,
  ) {}

  /** Searches all modules, because a module of the application cannot export a provider to this one. */
  onApplicationBootstrap(): void {
    try {
      this.applicationWide = this.moduleRef.get<symbol, OnFailure>(ON_FAILURE, { strict: false });
    } catch {
      this.applicationWide = undefined;
    }
  }

  /**
   * Undefined for the static reply. Never rejects: a policy that fails itself gives the static reply too. A 401 or 403 of
   * a guard is not a failure: a policy that hands over to people must not do so for a user whom a guard rejects.
   */
  async replyFor(turn: Turn, error: unknown): Promise<Reply | undefined> {
    endSession(turn.context);
    if (isRefusal(error)) return undefined;
    const policy = turn.policy.onFailure ?? this.applicationWide ?? 'static';
    try {
      const result: unknown =
        typeof policy === 'function'
          ? await this.inTime(turn.run(() => policy(error, turn.context)))
          : policy;
      return result === 'static' || result === undefined || result === null ? undefined : toReply(result);
    } catch (problem) {
      this.logger.error(
        `${turn.name} -> ${turn.handler.label}: its onFailure failed`,
        describeError(problem).stack,
      );
      return undefined;
    }
  }

  private inTime(result: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const cancel = this.clock.after(LIMIT_MS, () => {
        if (limitsHold(this.config.production)) reject(new Error(`no result after ${LIMIT_MS} ms`));
      });
      Promise.resolve(result).then(resolve, reject).finally(cancel);
    });
  }
}
