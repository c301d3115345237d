import { Injectable, Logger } from '@nestjs/common';
import { FulfillmentError, ScopedValue } from '../../common/index.js';
import type { ConversationKey } from '../../protocol/index.js';
import { ConversationBusyError } from '../errors/index.js';
import type { Deadline } from '../transport/deadline.js';

/** The conversation of the task that is running. */
interface Place {
  readonly conversation: ConversationKey;
  held: boolean;
  readonly outer?: Place;
}

/**
 * Runs the changes of one conversation one after the other, in the order of the calls, even if callers do not await
 * them: the platform does not order calls. Different conversations do not wait for each other.
 *
 * A task that an interceptor adds for the same conversation runs at once: otherwise it would wait for itself.
 *
 * A failure is logged here, because a caller who did not await never sees it; for the same reason it must not end the
 * process as an unhandled rejection.
 * @see protocol.md 8
 */
@Injectable()
export class ConversationQueue {
  private readonly logger = new Logger('Messaging');
  private readonly places = new ScopedValue<Place>();
  private readonly tails = new Map<ConversationKey, Promise<unknown>>();

  /**
   * @param deadline of the call, including the time in the queue
   * @throws ConversationBusyError when the calls before it take too long; then the task never runs
   */
  run<T>(conversation: ConversationKey, deadline: Deadline, task: () => Promise<T>): Promise<T> {
    if (this.isInside(conversation)) return this.reported(task());
    const before = this.tails.get(conversation);
    const result =
      before === undefined
        ? this.enter(conversation, task)
        : deadline
            .waitFor(before, (...late) => new ConversationBusyError(...late))
            .then(() => this.enter(conversation, task));
    const settled = result.then(
      () => before,
      (error: unknown) => {
        this.report(error);
        return before;
      },
    );
    const tail = settled.then(() => {
      if (this.tails.get(conversation) === tail) this.tails.delete(conversation);
    });
    this.tails.set(conversation, tail);
    return result;
  }

  /** Conversations with running or waiting tasks. */
  get size(): number {
    return this.tails.size;
  }

  /** The exemption ends with the task: code that outlives the task, such as a timer, queues like all other code. */
  private enter<T>(conversation: ConversationKey, task: () => Promise<T>): Promise<T> {
    const place: Place = { conversation, held: true, outer: this.places.get() };
    return this.places.run(place, async () => {
      try {
        return await task();
      } finally {
        place.held = false;
      }
    });
  }

  private isInside(conversation: ConversationKey): boolean {
    let place = this.places.get();
    while (place !== undefined && !(place.held && place.conversation === conversation)) place = place.outer;
    return place !== undefined;
  }

  private reported<T>(result: Promise<T>): Promise<T> {
    result.catch((error: unknown) => this.report(error));
    return result;
  }

  private report(error: unknown): void {
    this.logger.warn(
      error instanceof FulfillmentError
        ? `${error.message} [${error.code}] ${error.help}`
        : `A call failed with ${error instanceof Error ? error.name : 'a value that is not an Error'}.`,
    );
  }
}
