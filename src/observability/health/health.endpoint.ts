import type { ServerResponse } from 'node:http';
import { HttpException, Injectable } from '@nestjs/common';
import { HealthCheckService, type HealthCheckResult, type HealthIndicatorFunction } from '@nestjs/terminus';
import { FulfillmentConfig } from '../../config/index.js';
import { writeRawAnswer } from '../../http/index.js';
import type { OperationsEndpoint } from '../operations-endpoint.interface.js';
import { DependencyChecks } from './dependency-checks.service.js';

/** What balancers and orchestrators ask. 200 or 503; what was looked at, where `HEALTH_DETAILS` says so. */
@Injectable()
export class HealthEndpoint implements OperationsEndpoint {
  /** What each address looks at. */
  private readonly indicators: Readonly<Record<string, readonly HealthIndicatorFunction[]>> = {
    // The process answers. What a restart would not cure must cause none.
    '/health/live': [],
    // The boot is over; it stays so until the end.
    '/health/startup': [() => this.checks.started()],
    // Calls may come: not while it starts, and not from the first signal to stop on.
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
    // The status alone would not do: a process that shuts down is alive.
    const isFit = Object.keys(result.error ?? {}).length === 0;
    writeRawAnswer(response, { status: isFit ? 200 : 503, json });
  }

  /** Terminus throws what is not fit. */
  private async check(indicators: HealthIndicatorFunction[]): Promise<HealthCheckResult> {
    try {
      return await this.health.check(indicators);
    } catch (error) {
      if (error instanceof HttpException) return error.getResponse() as HealthCheckResult;
      throw error;
    }
  }
}
