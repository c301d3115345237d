import type { Worker } from 'node:cluster';
import { Logger } from '@nestjs/common';
import { describeError, Secret } from '../../../common/index.js';
import { MetricsPort } from '../metrics-port.js';
import type { Scraped } from '../scraped.interface.js';
import type { MetricsOrder, MetricsReport } from './metrics-message.types.js';
import { WorkerMetrics } from './worker-metrics.js';

/** The supervisor's end of the line for metrics: it puts those of the workers together, and has their port. */
export class MetricsOfWorkers {
  private readonly logger = new Logger('Metrics');
  private readonly metrics: WorkerMetrics;
  private port?: MetricsPort;

  /**
   * @param count how many workers there should be
   * @param workers those that can be asked
   * @param fail is told if the port cannot be opened
   */
  constructor(
    count: number,
    workers: () => readonly Worker[],
    private readonly fail: (error: unknown) => void,
  ) {
    this.metrics = new WorkerMetrics(count, workers);
  }

  onReport(worker: Worker, report: MetricsReport): void {
    if (report.kind === 'metrics-of-worker') {
      this.metrics.onSnapshot(worker, report.round, report.snapshot);
    } else if (report.kind === 'metrics-wanted') void this.answer(worker, report.read);
    else void this.open(report);
  }

  /** @param expected whether it ended because the service does */
  onExit(worker: Worker, expected: boolean): void {
    this.metrics.onExit(worker, expected);
  }

  private async answer(worker: Worker, read: number): Promise<void> {
    const scraped: Partial<Scraped> = await this.metrics.scrape().catch((error: unknown) => {
      const { name, message, stack } = describeError(error);
      this.logger.error(`${name}: ${message}`, stack);
      return {};
    });
    const order: MetricsOrder = { kind: 'metrics-of-all', read, ...scraped };
    if (worker.isConnected()) worker.send(order);
  }

  private async open({ host, port, token }: Extract<MetricsReport, { kind: 'metrics-port' }>): Promise<void> {
    if (this.port !== undefined) return;
    this.port = new MetricsPort(
      () => this.metrics.scrape(),
      token === undefined ? undefined : new Secret(token),
    );
    await this.port.open(port, host).catch(this.fail);
  }
}
