import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Calls } from '../../calls/index.js';
import { Clock } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { Lifecycle } from '../../lifecycle/index.js';
import { ShuttingDownError } from '../errors/index.js';
import type { Turn } from './turn.js';

/**
 * The turns that are not over. A shutdown waits for them before the server and its connections close, also for turns
 * whose webhook is answered already, and ends those that are left after its timeout.
 */
@Injectable()
export class OpenTurns implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Shutdown');
  private readonly turns = new Set<Turn>();
  private onNone: () => void = () => undefined;

  constructor(
    private readonly clock: Clock,
    private readonly config: FulfillmentConfig,
    private readonly lifecycle: Lifecycle,
    private readonly calls: Calls,
  ) {}

  /** The webhook call of the turn goes on until the turn is over. */
  add(turn: Turn): void {
    this.turns.add(turn);
    turn.call?.begin();
  }

  /** The turn is over. */
  delete(turn: Turn): void {
    this.turns.delete(turn);
    this.calls.finish(turn.call);
    if (this.turns.size === 0) this.onNone();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.turns.size === 0) return;
    this.logger.log(`Waiting for ${this.turns.size} open turns`);
    await new Promise<void>((resolve) => {
      this.onNone = resolve;
      this.clock.after(this.lifecycle.timeLeft(this.config.shutdownTimeoutMs), resolve);
    });
    for (const turn of this.turns) {
      this.logger.warn(
        `Not done in ${this.config.shutdownTimeoutMs} ms: ${turn.name} -> ${turn.handler.label}`,
      );
      turn.end(new ShuttingDownError());
    }
  }
}
