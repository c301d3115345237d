import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { CannotListenError, describeError, type Secret } from '../../common/index.js';
import { genericAnswer, writeRawAnswer } from '../../http/index.js';
import { showsToken } from './metrics-access.js';
import { writeMetrics, type Scrape } from './write-metrics.js';

/** A port that serves `/metrics` and nothing else. */
export class MetricsPort {
  private readonly logger = new Logger('Metrics');
  private readonly server = createServer((request, response) => void this.answer(request, response));

  constructor(
    private readonly scrape: Scrape,
    private readonly token: Secret | undefined,
  ) {}

  /** Undefined while it is closed. */
  get number(): number | undefined {
    return (this.server.address() as AddressInfo | null)?.port;
  }

  /** @throws CannotListenError */
  async open(port: number, host: string): Promise<void> {
    this.server.listen(port, host);
    await once(this.server, 'listening').catch((error: unknown) => {
      throw CannotListenError.from(error, { host, port, variable: 'METRICS_PORT' });
    });
    this.logger.log(`Metrics: port ${this.number}, /metrics`);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (request.url !== '/metrics' || request.method !== 'GET')
        writeRawAnswer(response, genericAnswer(404));
      else if (!showsToken(request, this.token)) writeRawAnswer(response, genericAnswer(401));
      else await writeMetrics(response, this.scrape);
    } catch (error) {
      const { name, message, stack } = describeError(error);
      this.logger.error(`${name}: ${message}`, stack);
      if (!response.headersSent) writeRawAnswer(response, genericAnswer(500));
    }
  }
}
