import type { Worker } from 'node:cluster';
import type { Scraped } from '../scraped.interface.js';
import type { MetricsOrder } from './metrics-message.types.js';
import { countersOf, type MetricSnapshot, type Snapshot } from './snapshot.js';

/** Longer than a worker waits for its database, shorter than Prometheus waits for a scrape. */
const PATIENCE_MS = 4000;

interface Round {
  readonly number: number;
  readonly silent: Set<Worker>;
  readonly over: () => void;
}

/**
 * The metrics of all workers as those of one service, in the supervisor. It asks all of them at each scrape. The
 * counters of dead and silent workers stay in the sums: `rate()` takes a sum that falls for the restart of a process,
 * and would count the whole remaining value as an increase.
 *
 * prom-client's own `clusterMetrics` fails as a whole if one worker does not answer, and forgets dead workers: only its
 * aggregation is used.
 */
export class WorkerMetrics {
  /** The last snapshot of each living worker. */
  private readonly latest = new Map<Worker, Snapshot>();
  private readonly departed: Snapshot[] = [];
  private deaths = 0;
  private round?: Round;
  private scraping?: Promise<Scraped>;
  private rounds = 0;

  /**
   * @param count the configured number of workers
   * @param workers the workers that are running
   */
  constructor(
    private readonly count: number,
    private readonly workers: () => readonly Worker[],
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** Concurrent scrapes share one result. */
  scrape(): Promise<Scraped> {
    this.scraping ??= this.collect().finally(() => (this.scraping = undefined));
    return this.scraping;
  }

  onSnapshot(worker: Worker, round: number, snapshot: Snapshot): void {
    if (worker.isDead()) return;
    this.latest.set(worker, snapshot);
    if (this.round?.number === round) this.heardOf(worker);
  }

  /** @param expected whether it ended because the service is stopping */
  onExit(worker: Worker, expected: boolean): void {
    if (!expected) this.deaths += 1;
    const snapshot = this.latest.get(worker);
    if (snapshot !== undefined) this.departed.push(countersOf(snapshot));
    this.latest.delete(worker);
    this.heardOf(worker);
  }

  private async collect(): Promise<Scraped> {
    const { AggregatorRegistry } = await import('prom-client');
    // Merged to one, so that a worker that keeps dying does not cost more at each death.
    const before = [...this.departed];
    const gone = await AggregatorRegistry.aggregate(before).getMetricsAsJSON();
    this.departed.splice(
      0,
      before.length,
      gone.map((metric) => ({ ...metric, type: String(metric.type) })),
    );

    const silent = await this.ask();
    // Synchronous from here on: a worker that dies now is counted exactly once, as living or as dead.
    const living = [...this.latest].map(([worker, snapshot]) =>
      silent.has(worker) ? countersOf(snapshot) : snapshot,
    );
    const all: Snapshot[] = [this.ofSupervisor(silent.size), ...living, ...this.departed];
    const registry = AggregatorRegistry.aggregate(all);
    return { type: registry.contentType, text: await registry.metrics() };
  }

  /** @returns the workers that did not answer in time */
  private async ask(): Promise<ReadonlySet<Worker>> {
    const asked = this.workers().filter((worker) => worker.isConnected());
    const number = (this.rounds += 1);
    const silent = new Set(asked);
    await new Promise<void>((over) => {
      const patience = setTimeout(over, this.patienceMs);
      this.round = {
        number,
        silent,
        over: () => {
          clearTimeout(patience);
          over();
        },
      };
      for (const worker of asked)
        worker.send({ kind: 'metrics-asked', round: number } satisfies MetricsOrder);
      if (asked.length === 0) this.round.over();
    });
    this.round = undefined;
    return silent;
  }

  private heardOf(worker: Worker): void {
    if (this.round?.silent.delete(worker) === true && this.round.silent.size === 0) this.round.over();
  }

  private ofSupervisor(silent: number): MetricSnapshot[] {
    const replacing = this.count - this.workers().length;
    return [
      {
        name: 'fulfillment_workers',
        help: 'Worker processes: answering, silent (no answer in 4 s) or replacing',
        type: 'gauge',
        aggregator: 'sum',
        values: [
          { value: silent, labels: { state: 'silent' } },
          { value: replacing, labels: { state: 'replacing' } },
        ],
      },
      {
        name: 'fulfillment_worker_deaths_total',
        help: 'Workers that have ended unexpectedly',
        type: 'counter',
        aggregator: 'sum',
        values: [{ value: this.deaths, labels: {} }],
      },
      {
        // The start of the service. A worker's value would show when that worker was last replaced.
        name: 'process_start_time_seconds',
        help: 'Start time of the process since unix epoch in seconds.',
        type: 'gauge',
        aggregator: 'first',
        values: [{ value: Math.round(performance.timeOrigin / 1000), labels: {} }],
      },
    ];
  }
}
