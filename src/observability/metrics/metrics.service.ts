import { Injectable, type OnModuleInit } from '@nestjs/common';
import type * as PromClient from 'prom-client';
import type { Registry } from 'prom-client';
import { PACKAGE_VERSION } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { OutboxService } from '../../outbox/index.js';
import { Lifecycle } from '../../lifecycle/index.js';
import { MessagingService } from '../../messaging/index.js';
import { Refusals } from '../../webhook/index.js';
import { workerPlace } from '../../workers/index.js';
import { CallRecords } from '../calls/index.js';
import { CallMetrics } from './call-metrics.js';
import { createMetrics } from './metric-set.js';
import { isReadable } from './metrics-access.js';
import type { Scraped } from './scraped.interface.js';
import { withDefaultRegistry } from './with-default-registry.js';
import { StateGauges } from './state-gauges.js';
import { snapshotOf, SupervisorLine } from './workers/index.js';

/**
 * The metrics of one application. If they cannot be read, nothing is collected, and prom-client is not even loaded.
 *
 * @publicApi
 */
@Injectable()
export class MetricsService implements OnModuleInit {
  #client?: typeof PromClient;
  #registry?: Registry;
  #gauges?: StateGauges;
  #line?: SupervisorLine;

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly records: CallRecords,
    private readonly messaging: MessagingService,
    private readonly outbox: OutboxService,
    private readonly lifecycle: Lifecycle,
    private readonly refusals: Refusals,
  ) {}

  /**
   * The registry for the application's own metrics, one in each worker; undefined if none are collected. Available from
   * `onModuleInit` on.
   */
  get registry(): Registry | undefined {
    return this.#registry;
  }

  async onModuleInit(): Promise<void> {
    if (!isReadable(this.config)) return;
    const client = await import('prom-client');
    const registry = new client.Registry();
    client.collectDefaultMetrics({ register: registry });
    const { records, messaging, outbox, lifecycle, refusals } = this;
    const metrics = createMetrics(client, registry, this.config.outbox === 'postgres');
    metrics.workers.set({ state: 'answering' }, 1);
    metrics.buildInfo.set({ version: PACKAGE_VERSION, build: this.config.build ?? 'unknown' }, 1);
    records.tell(new CallMetrics(metrics));
    this.#registry = registry;
    this.#client = client;
    const gauges = new StateGauges(metrics, { records, messaging, outbox, lifecycle, refusals });
    this.#gauges = gauges;
    if (workerPlace(process.env) === undefined) return;
    this.#line = new SupervisorLine(async () => {
      await gauges.refresh();
      return snapshotOf(withDefaultRegistry(client, registry));
    });
  }

  /** @returns the metrics of the service, of all its workers together; undefined if none are collected */
  async scrape(): Promise<Scraped | undefined> {
    if (this.#registry === undefined) return undefined;
    if (this.#line !== undefined) return this.#line.scrape();
    await this.#gauges?.refresh();
    const all = this.#client ? withDefaultRegistry(this.#client, this.#registry) : this.#registry;
    return { type: all.contentType, text: await all.metrics() };
  }
}
