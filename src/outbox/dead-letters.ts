import { Inject, Injectable } from '@nestjs/common';
import { redact } from '../common/index.js';
import { OUTBOX_ENGINE, OUTBOX_SETTINGS, type ResolvedOutboxOptions } from './outbox.constants.js';
import type { DeadLetter, DeadLetterFilter, OutboxEngine } from './engines/outbox-engine.interface.js';

/**
 * Failed deliveries. The messages stay encrypted, and the shown parts are masked: reason and progress are texts of the
 * processor.
 */
@Injectable()
export class DeadLetters {
  constructor(
    @Inject(OUTBOX_ENGINE) private readonly engine: OutboxEngine,
    @Inject(OUTBOX_SETTINGS) private readonly settings: ResolvedOutboxOptions,
  ) {}

  /** The oldest first, at most 1000. */
  async list(filter: DeadLetterFilter = {}): Promise<DeadLetter[]> {
    return (await this.engine.deadLetters(filter)).map((letter) => this.shown(letter));
  }

  /**
   * Retries it, with all its attempts, from the step that failed. Under `skip` it goes behind the waiting jobs of its
   * conversation; under `halt` it is the next one, and the conversation resumes.
   *
   * @returns false if there is no dead letter with this id
   */
  retry(id: string): Promise<boolean> {
    return this.engine.retry(id);
  }

  /**
   * Deletes it. Under `halt` its conversation resumes.
   *
   * @returns false if there is no dead letter with this id
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
