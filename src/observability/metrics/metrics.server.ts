import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import { workerPlace } from '../../workers/index.js';
import { isReadable } from './metrics-access.js';
import { MetricsPort } from './metrics-port.js';
import { MetricsService } from './metrics.service.js';
import { openPortAtSupervisor } from './workers/index.js';

/**
 * `/metrics` at a separate port, which need not be published. Open until the very end. With `WORKERS`, the supervisor
 * serves it, so that it also works while a worker is blocked.
 */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  #port?: MetricsPort;

  constructor(
    private readonly metrics: MetricsService,
    private readonly config: FulfillmentConfig,
  ) {}

  /** Undefined if this process has none. */
  get port(): number | undefined {
    return this.#port?.number;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { metricsPort, metricsToken, host } = this.config;
    if (metricsPort === undefined || !isReadable(this.config)) return;
    if (workerPlace(process.env) !== undefined) {
      openPortAtSupervisor({ host, port: metricsPort, token: metricsToken?.reveal() });
      return;
    }
    const port = new MetricsPort(() => this.metrics.scrape(), metricsToken);
    await port.open(metricsPort, host);
    this.#port = port;
  }

  onApplicationShutdown(): void {
    this.#port?.close();
  }
}
