import { Controller, Get, Res } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import { takeRawResponse, writeRawAnswer, type AdapterResponse } from '../../webhook/index.js';
import { packageVersion } from '../package-version.js';

/** What runs here: version and build, and with `HEALTH_DETAILS` on what. */
@Controller('info')
export class InfoController {
  private readonly version = packageVersion();

  constructor(private readonly config: FulfillmentConfig) {}

  @Get()
  info(@Res() response: AdapterResponse): void {
    const { build, healthDetails, httpAdapter } = this.config;
    const details = { node: process.version, httpAdapter, uptimeSeconds: Math.floor(process.uptime()) };
    const info = {
      name: 'pingstreams-fulfillment',
      version: this.version,
      build: build ?? 'unknown',
      ...(healthDetails && details),
    };
    writeRawAnswer(takeRawResponse(response), { status: 200, json: JSON.stringify(info) });
  }
}
