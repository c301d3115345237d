import { url as inspectorUrl } from 'node:inspector';
import type { OrderlyShutdown } from '../shutdown/index.js';
import { HEARTBEAT_MS } from './heartbeats.js';
import type { WorkerOrder, WorkerReport } from './worker-message.types.js';

/**
 * The worker's end of the line to its supervisor. A worker obeys the supervisor alone: the signals of a terminal or of
 * systemd reach all processes of the service at once, and a worker that ended by itself would leave the others with
 * calls that only it can answer.
 */
export class WorkerLink {
  private finish!: () => void;
  private readonly finished = new Promise<void>((resolve) => (this.finish = resolve));

  /** @param stopsOn the signals that end the service, and are not for the worker */
  constructor(private readonly stopsOn: readonly NodeJS.Signals[]) {}

  listen(shutdown: OrderlyShutdown): void {
    for (const signal of this.stopsOn) process.on(signal, () => undefined);
    process.on('message', (order: WorkerOrder) => {
      if (order.kind === 'stop') void shutdown.inOrder(order.reason);
      else if (order.kind === 'abort') void shutdown.atOnce(order.signal);
      else if (order.kind === 'finish') this.finish();
    });
  }

  ready(): void {
    report({ kind: 'ready', stopsOn: this.stopsOn });
    const beat = (): void => report({ kind: 'alive', debugged: inspectorUrl() !== undefined });
    beat();
    setInterval(beat, HEARTBEAT_MS).unref();
  }

  /** Says that nothing comes in here any more. Resolves when that is so for all workers. */
  async released(): Promise<void> {
    report({ kind: 'drained' });
    await this.finished;
  }
}

function report(message: WorkerReport): void {
  process.send?.(message);
}
