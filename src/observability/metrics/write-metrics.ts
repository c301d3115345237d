import type { ServerResponse } from 'node:http';
import { genericAnswer, writeRawAnswer } from '../../http/index.js';
import type { Scraped } from './scraped.interface.js';

/** Undefined where no metrics are kept. */
export type Scrape = () => Promise<Scraped | undefined>;

export async function writeMetrics(response: ServerResponse, scrape: Scrape): Promise<void> {
  const scraped = await scrape();
  if (scraped === undefined) writeRawAnswer(response, genericAnswer(404));
  else
    response.writeHead(200, { 'Content-Type': scraped.type, 'Cache-Control': 'no-store' }).end(scraped.text);
}
