import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock, describeError } from '../../common/index.js';
import { endSession, type OnFailure } from '../../intents/index.js';
import { toReply, type Reply } from '../../replies/index.js';
import type { Turn } from '../turns/index.js';
import { ON_FAILURE } from './on-failure.constants.js';
import { isRefusal } from './status-of.js';

/** A policy that asks others for its words must not hold up the conversation. */
const LIMIT_MS = 10_000;

/** What the user sees when a handler fails: as the intent says, else its class, else the application. */
@Injectable()
export class FailurePolicies implements OnApplicationBootstrap {
  private readonly logger = new Logger('Dispatcher');
  private applicationWide?: OnFailure;

  constructor(
    private readonly moduleRef: ModuleRef,
    private readonly clock: Clock,
  ) {}

  /** Looked up in all modules: those of the application cannot hand it to this one. */
  onApplicationBootstrap(): void {
    try {
      this.applicationWide = this.moduleRef.get<symbol, OnFailure>(ON_FAILURE, { strict: false });
    } catch {
      this.applicationWide = undefined;
    }
  }

  /**
   * Undefined stands for the designed reply. Never rejects: a policy that fails itself is the designed reply too. A
   * refusal is no failure: a policy that hands over to people must not do so for a user whom a guard keeps out.
   */
  async replyFor(turn: Turn, error: unknown): Promise<Reply | undefined> {
    endSession(turn.context);
    if (isRefusal(error)) return undefined;
    const policy = turn.policy.onFailure ?? this.applicationWide ?? 'static';
    try {
      const result: unknown =
        typeof policy === 'function' ? await this.inTime(policy(error, turn.context)) : policy;
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
      const cancel = this.clock.after(LIMIT_MS, () => reject(new Error(`no result after ${LIMIT_MS} ms`)));
      Promise.resolve(result).then(resolve, reject).finally(cancel);
    });
  }
}
