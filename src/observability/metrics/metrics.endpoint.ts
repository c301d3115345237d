import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import { genericAnswer, writeRawAnswer } from '../../http/index.js';
import type { OperationsEndpoint } from '../operations-endpoint.interface.js';
import { isReadable, mayReadHere } from './metrics-access.js';
import { MetricsService } from './metrics.service.js';
import { writeMetrics } from './write-metrics.js';

/**
 * `/metrics` at the main port. Without the token, it answers 404 as if it did not exist; if the metrics cannot be read
 * at this port at all, the address belongs to the application.
 */
@Injectable()
export class MetricsEndpoint implements OperationsEndpoint {
  readonly paths = ['/metrics'];

  constructor(
    private readonly metrics: MetricsService,
    private readonly config: FulfillmentConfig,
  ) {}

  takes(request: IncomingMessage): boolean {
    if (!isReadable(this.config) || this.config.metricsPort !== undefined) return false;
    return this.config.metricsToken !== undefined || mayReadHere(request, this.config);
  }

  async answer(_path: string, response: ServerResponse): Promise<void> {
    if (mayReadHere(response.req, this.config)) await writeMetrics(response, () => this.metrics.scrape());
    else writeRawAnswer(response, genericAnswer(404));
  }
}
