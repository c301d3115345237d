import { Injectable, Logger } from '@nestjs/common';
import { FulfillmentError } from '../../common/index.js';

/**
 * Lets what changes one conversation happen one after the other, in the order of the calls, even when callers do not
 * wait for it: the platform orders nothing between two calls. Different conversations do not wait for each other.
 *
 * A failure is logged here, because a caller who did not wait never sees it; for the same reason it must not end the
 * process as an unhandled rejection.
 * @see protocol.md 8
 */
@Injectable()
export class ConversationQueue {
  private readonly logger = new Logger('Messaging');
  private readonly tails = new Map<string, Promise<unknown>>();

  run<T>(requestId: string, task: () => Promise<T>): Promise<T> {
    const before = this.tails.get(requestId);
    const result = before === undefined ? task() : before.then(task);
    const tail: Promise<unknown> = result
      .catch((error: unknown) => this.report(error))
      .finally(() => {
        if (this.tails.get(requestId) === tail) this.tails.delete(requestId);
      });
    this.tails.set(requestId, tail);
    return result;
  }

  /** Conversations with something under way or waiting. */
  get size(): number {
    return this.tails.size;
  }

  private report(error: unknown): void {
    this.logger.warn(
      error instanceof FulfillmentError
        ? `${error.message} [${error.code}] ${error.help}`
        : `A call failed with ${error instanceof Error ? error.name : 'something that is no Error'}.`,
    );
  }
}
