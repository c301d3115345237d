import type { ServerResponse } from 'node:http';
import { genericAnswer, writeRawAnswer } from '../../webhook/index.js';
import type { MetricsService } from './metrics.service.js';

export async function writeMetrics(response: ServerResponse, metrics: MetricsService): Promise<void> {
  const scraped = await metrics.scrape();
  if (scraped === undefined) writeRawAnswer(response, genericAnswer(404));
  else
    response.writeHead(200, { 'Content-Type': scraped.type, 'Cache-Control': 'no-store' }).end(scraped.text);
}
