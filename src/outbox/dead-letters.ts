import { Inject, Injectable } from '@nestjs/common';
import { redact } from '../common/index.js';
import { OUTBOX_ENGINE, OUTBOX_SETTINGS, type ResolvedOutboxOptions } from './outbox.constants.js';
import type { DeadLetter, DeadLetterFilter, OutboxEngine } from './engines/outbox-engine.interface.js';

/**
 * What could not be delivered. The messages themselves stay encrypted, and what is shown of a letter is masked: reason
 * and progress are words of whoever did the job.
 */
@Injectable()
export class DeadLetters {
  constructor(
    @Inject(OUTBOX_ENGINE) private readonly engine: OutboxEngine,
    @Inject(OUTBOX_SETTINGS) private readonly settings: ResolvedOutboxOptions,
  ) {}

  /** The oldest first, 1000 at most. */
  async list(filter: DeadLetterFilter = {}): Promise<DeadLetter[]> {
    return (await this.engine.deadLetters(filter)).map((letter) => this.shown(letter));
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

  private shown(letter: DeadLetter): DeadLetter {
    const { reason, progress } = letter;
    const masked = redact({ reason, progress }, { fields: this.settings.redactFields });
    return { ...letter, ...(masked as Pick<DeadLetter, 'reason' | 'progress'>) };
  }
}
