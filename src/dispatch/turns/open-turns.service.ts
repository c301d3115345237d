import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import { Lifecycle } from '../../lifecycle/index.js';
import { Clock } from '../clock/index.js';
import { ShuttingDownError } from '../errors/index.js';
import type { Turn } from './turn.js';

/**
 * The turns that are not over. A shutdown waits for them before the server and the connections close, those whose
 * webhook was answered long ago among them, and ends what is left.
 */
@Injectable()
export class OpenTurns implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Shutdown');
  private readonly turns = new Map<Turn, Promise<void>>();

  constructor(
    private readonly clock: Clock,
    private readonly config: FulfillmentConfig,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** @param over resolves when the turn is over */
  add(turn: Turn, over: Promise<void>): void {
    this.turns.set(turn, over);
    void over.then(() => this.turns.delete(turn));
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.turns.size === 0) return;
    this.logger.log(`Waiting for ${this.turns.size} open turns`);
    let tooLate = false;
    const limit = new Promise<void>((resolve) => {
      this.clock.after(this.lifecycle.timeLeft(this.config.shutdownTimeoutMs), () => {
        tooLate = true;
        resolve();
      });
    });
    while (this.turns.size > 0 && !tooLate) await Promise.race([Promise.all(this.turns.values()), limit]);
    for (const turn of this.turns.keys()) {
      this.logger.warn(
        `Not done in ${this.config.shutdownTimeoutMs} ms: ${turn.name} -> ${turn.handler.label}`,
      );
      turn.end(new ShuttingDownError());
    }
  }
}
