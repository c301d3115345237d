import { Logger } from '@nestjs/common';
import { describeError } from '../../../common/index.js';
import type { Scraped } from '../scraped.interface.js';
import type { MetricsOrder, MetricsReport } from './metrics-message.types.js';
import type { Snapshot } from './snapshot.js';

/**
 * Worker side of the metrics IPC channel: it sends the worker's metrics to the supervisor, and receives those of all
 * workers.
 */
export class SupervisorLine {
  private readonly logger = new Logger('Metrics');
  private readonly reads = new Map<
    number,
    (order: Extract<MetricsOrder, { kind: 'metrics-of-all' }>) => void
  >();
  private lastRead = 0;

  constructor(private readonly snapshot: () => Promise<Snapshot>) {
    process.on('message', (order: MetricsOrder) => {
      if (order.kind === 'metrics-asked') void this.give(order.round);
      else if (order.kind === 'metrics-of-all') this.reads.get(order.read)?.(order);
    });
  }

  /** @throws Error if the supervisor could not combine them */
  async scrape(): Promise<Scraped> {
    const read = (this.lastRead += 1);
    const { type, text } = await new Promise<Extract<MetricsOrder, { kind: 'metrics-of-all' }>>((resolve) => {
      this.reads.set(read, resolve);
      report({ kind: 'metrics-wanted', read });
    }).finally(() => this.reads.delete(read));
    if (type === undefined || text === undefined)
      throw new Error('The metrics of all workers are not available.');
    return { type, text };
  }

  /** A worker that fails here is silent for the supervisor, and its counters keep their last values. */
  private async give(round: number): Promise<void> {
    try {
      report({ kind: 'metrics-of-worker', round, snapshot: await this.snapshot() });
    } catch (error) {
      const { name, message, stack } = describeError(error);
      this.logger.error(`${name}: ${message}`, stack);
    }
  }
}

/** Asks the supervisor to serve the metrics at a separate port. */
export function openPortAtSupervisor(
  port: Omit<Extract<MetricsReport, { kind: 'metrics-port' }>, 'kind'>,
): void {
  report({ kind: 'metrics-port', ...port });
}

function report(message: MetricsReport): void {
  process.send?.(message);
}
