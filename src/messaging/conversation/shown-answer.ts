import { Logger } from '@nestjs/common';
import { isA } from '../../common/index.js';
import { MESSAGE_KEY_ATTRIBUTE } from '../../protocol/index.js';
import { MessagingError, PlatformTimeoutError } from '../errors/index.js';
import { listMessages } from '../operations/message.operations.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import type { ConversationScope } from './conversation-scope.js';
import { LOOK_SHARE } from './failed-look.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
const logger = new Logger('Messaging');

/** A message of the webhook's answer, by its key. It is stored with jobs of the outbox. */
export interface AnswerPlace {
  readonly key: string;
  /** Maximum time to wait for it, in milliseconds. */
  readonly waitMs: number;
  /** Time to wait for it if the conversation cannot be read. */
  readonly blindMs: number;
}

/**
 * The webhook's answer of a turn, which later messages of the turn must not overtake. The platform stores it in a
 * separate request, after a time that depends on its load. The stored messages show whether that has happened, by the
 * key that the answer carries.
 */
export class ShownAnswer {
  #place?: AnswerPlace;
  #isStored = true;

  /**
   * @param onUnordered called with the reason when a message is sent although the answer was not found in the
   *   conversation
   */
  constructor(private readonly onUnordered: (reason: string) => void = () => undefined) {}

  /** Undefined until there is an answer that could be overtaken. */
  get place(): AnswerPlace | undefined {
    return this.#place;
  }

  /** Records that the answer is being sent, with this key at its last message. */
  leave(place: AnswerPlace): void {
    this.#place = place;
    this.#isStored = false;
  }

  /**
   * Resolves when the platform has stored the answer, or after the longest wait, or if the platform cannot be asked.
   *
   * @throws CallAbortedError
   */
  async stored(scope: ConversationScope, { signal }: CallOptions): Promise<void> {
    if (this.#place === undefined || this.#isStored) return;
    try {
      await this.watch(this.#place, scope, signal);
    } catch (error) {
      if (!isA(error, MessagingError) || signal?.aborted === true) throw error;
      this.giveUp(`the conversation could not be read [${error.code}]`);
      await scope.pause(this.#place.blindMs, signal);
    }
    this.#isStored = true;
  }

  private async watch(
    { key, waitMs }: AnswerPlace,
    scope: ConversationScope,
    signal?: AbortSignal,
  ): Promise<void> {
    const timeoutMs = Math.ceil(scope.timeoutMs * LOOK_SHARE);
    const end = performance.now() + waitMs;
    let waited = 0;
    let reason = `the placeholder was not in the conversation after ${waitMs} ms`;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        const messages = await scope.call(listMessages, { signal, timeoutMs, isLook: true });
        if (messages.some(({ attributes }) => attributes?.[MESSAGE_KEY_ATTRIBUTE] === key)) return;
      } catch (error) {
        // A platform that is slow to answer is slow to store the answer too.
        if (!isA(error, PlatformTimeoutError)) throw error;
        reason = `the conversation could not be read within ${waitMs} ms [${error.code}]`;
      }
      if (waited >= waitMs || performance.now() >= end) break;
      await scope.pause(pause, signal);
      waited += pause;
    }
    this.giveUp(reason);
  }

  private giveUp(reason: string): void {
    logger.warn(`A late message may come before its placeholder: ${reason}. See ANSWER_WAIT_MS.`);
    this.onUnordered(reason);
  }
}
