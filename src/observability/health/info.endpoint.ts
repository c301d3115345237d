import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { PACKAGE_VERSION } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { writeRawAnswer } from '../../http/index.js';
import type { OperationsEndpoint } from '../operations-endpoint.interface.js';

/** Version and build of the service; with `HEALTH_DETAILS` also its runtime. */
@Injectable()
export class InfoEndpoint implements OperationsEndpoint {
  readonly paths = ['/info'];

  constructor(private readonly config: FulfillmentConfig) {}

  answer(_path: string, response: ServerResponse): void {
    const { build, healthDetails, httpAdapter } = this.config;
    const details = { node: process.version, httpAdapter, uptimeSeconds: Math.floor(process.uptime()) };
    const info = {
      name: 'pingstreams-fulfillment',
      version: PACKAGE_VERSION,
      build: build ?? 'unknown',
      ...(healthDetails && details),
    };
    writeRawAnswer(response, { status: 200, json: JSON.stringify(info) });
  }
}
