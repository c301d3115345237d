import { Controller, Get, HttpException, Res } from '@nestjs/common';
import { HealthCheckService, type HealthCheckResult, type HealthIndicatorFunction } from '@nestjs/terminus';
import { FulfillmentConfig } from '../../config/index.js';
import { takeRawResponse, writeRawAnswer, type AdapterResponse } from '../../webhook/index.js';
import { DependencyChecks } from './dependency-checks.service.js';

/** What balancers and orchestrators ask. 200 or 503; what was looked at, where `HEALTH_DETAILS` says so. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly checks: DependencyChecks,
    private readonly config: FulfillmentConfig,
  ) {}

  /** The process answers. Looks at nothing else: what a restart would not cure must cause none. */
  @Get('live')
  live(@Res() response: AdapterResponse): Promise<void> {
    return this.answer(response, []);
  }

  /** The boot is over; it stays so until the end. */
  @Get('startup')
  startup(@Res() response: AdapterResponse): Promise<void> {
    return this.answer(response, [() => this.checks.started()]);
  }

  /** Calls may come: not while it starts, and not from the first signal to stop on. */
  @Get('ready')
  ready(@Res() response: AdapterResponse): Promise<void> {
    return this.answer(response, [
      () => this.checks.service(),
      () => this.checks.configuration(),
      () => this.checks.outboxEngine(),
      () => this.checks.platform(),
    ]);
  }

  /** Past the application's own filters and interceptors, as the webhook's answers: a probe reads the status. */
  private async answer(response: AdapterResponse, indicators: HealthIndicatorFunction[]): Promise<void> {
    const result = await this.check(indicators);
    const json = JSON.stringify(this.config.healthDetails ? result : { status: result.status });
    // The status alone would not do: a process that shuts down is alive.
    const isFit = Object.keys(result.error ?? {}).length === 0;
    writeRawAnswer(takeRawResponse(response), { status: isFit ? 200 : 503, json });
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
