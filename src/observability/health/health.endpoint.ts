import type { ServerResponse } from 'node:http';
import { HttpException, Injectable } from '@nestjs/common';
import { HealthCheckService, type HealthCheckResult, type HealthIndicatorFunction } from '@nestjs/terminus';
import { FulfillmentConfig } from '../../config/index.js';
import { writeRawAnswer } from '../../http/index.js';
import type { OperationsEndpoint } from '../operations-endpoint.interface.js';
import { DependencyChecks } from './dependency-checks.service.js';

/** The health checks of load balancers and orchestrators. 200 or 503, with details if `HEALTH_DETAILS` is on. */
@Injectable()
export class HealthEndpoint implements OperationsEndpoint {
  /** The checks of each address. */
  private readonly indicators: Readonly<Record<string, readonly HealthIndicatorFunction[]>> = {
    // The process answers. A fault that a restart does not cure must not fail here.
    '/health/live': [],
    // The start is complete; this stays so until the end.
    '/health/startup': [() => this.checks.started()],
    // Ready for calls: not during the start, and not after the first signal to stop.
    '/health/ready': [
      () => this.checks.service(),
      () => this.checks.configuration(),
      () => this.checks.outboxEngine(),
      () => this.checks.platform(),
    ],
  };
  readonly paths = Object.keys(this.indicators);

  constructor(
    private readonly health: HealthCheckService,
    private readonly checks: DependencyChecks,
    private readonly config: FulfillmentConfig,
  ) {}

  async answer(path: string, response: ServerResponse): Promise<void> {
    const result = await this.check([...(this.indicators[path] ?? [])]);
    const json = JSON.stringify(this.config.healthDetails ? result : { status: result.status });
    // The status alone is not enough: a process that shuts down is alive.
    const isFit = Object.keys(result.error ?? {}).length === 0;
    writeRawAnswer(response, { status: isFit ? 200 : 503, json });
  }

  /** Terminus throws if a check fails. */
  private async check(indicators: HealthIndicatorFunction[]): Promise<HealthCheckResult> {
    try {
      return await this.health.check(indicators);
    } catch (error) {
      if (error instanceof HttpException) return error.getResponse() as HealthCheckResult;
      throw error;
    }
  }
}
