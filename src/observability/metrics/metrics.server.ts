import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { describeError } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { genericAnswer, writeRawAnswer } from '../../webhook/index.js';
import { isReadable, showsToken } from './metrics-access.js';
import { MetricsService } from './metrics.service.js';
import { writeMetrics } from './write-metrics.js';

/** `/metrics` at a port of its own: what is not published cannot be read from outside. Open until the very end. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Metrics');
  private server?: Server;

  constructor(
    private readonly metrics: MetricsService,
    private readonly config: FulfillmentConfig,
  ) {}

  /** Undefined where there is none. */
  get port(): number | undefined {
    return (this.server?.address() as AddressInfo | undefined)?.port;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { metricsPort, host } = this.config;
    if (metricsPort === undefined || !isReadable(this.config)) return;
    const server = createServer((request, response) => void this.answer(request, response));
    server.listen(metricsPort, host);
    await once(server, 'listening');
    this.server = server;
    this.logger.log(`Metrics: port ${this.port}, /metrics`);
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (request.url !== '/metrics' || request.method !== 'GET')
        writeRawAnswer(response, genericAnswer(404));
      else if (!showsToken(request, this.config)) writeRawAnswer(response, genericAnswer(401));
      else await writeMetrics(response, this.metrics);
    } catch (error) {
      const { name, message, stack } = describeError(error);
      this.logger.error(`${name}: ${message}`, stack);
      if (!response.headersSent) writeRawAnswer(response, genericAnswer(500));
    }
  }
}
