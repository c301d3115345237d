import { Inject, Injectable } from '@nestjs/common';
import { OUTBOX_ENGINE } from './delivery.constants.js';
import type { DeadLetter, DeadLetterFilter, OutboxEngine } from './engines/outbox-engine.interface.js';

/** What could not be delivered. Nothing secret is in what it shows; the messages themselves stay encrypted. */
@Injectable()
export class DeadLetters {
  constructor(@Inject(OUTBOX_ENGINE) private readonly engine: OutboxEngine) {}

  /** The oldest first, 1000 at most. */
  list(filter: DeadLetterFilter = {}): Promise<DeadLetter[]> {
    return this.engine.deadLetters(filter);
  }

  /**
   * Tries it again, with all its attempts, from the step that it failed at. Under `skip` it goes behind what waits in its
   * conversation now; under `halt` it is the next one, and the conversation goes on.
   *
   * @returns false when there is no dead letter of this id
   */
  retry(id: string): Promise<boolean> {
    return this.engine.retry(id);
  }

  /**
   * Forgets it. Under `halt` its conversation goes on.
   *
   * @returns false when there is no dead letter of this id
   */
  drop(id: string): Promise<boolean> {
    return this.engine.drop(id);
  }
}
