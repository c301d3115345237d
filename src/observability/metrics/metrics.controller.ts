import { Controller, Get, Req, Res } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import {
  genericAnswer,
  rawRequest,
  takeRawResponse,
  writeRawAnswer,
  type AdapterRequest,
  type AdapterResponse,
} from '../../webhook/index.js';
import { mayReadHere } from './metrics-access.js';
import { MetricsService } from './metrics.service.js';
import { writeMetrics } from './write-metrics.js';

/** `/metrics` at the main port. Who may not read it gets what there is at an address where nothing is. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: MetricsService,
    private readonly config: FulfillmentConfig,
  ) {}

  @Get()
  async read(@Req() request: AdapterRequest, @Res() response: AdapterResponse): Promise<void> {
    const raw = takeRawResponse(response);
    if (mayReadHere(rawRequest(request), this.config)) await writeMetrics(raw, () => this.metrics.scrape());
    else writeRawAnswer(raw, genericAnswer(404));
  }
}
