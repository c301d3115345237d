import { Module, type NestModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { DependencyChecks, HealthEndpoint, InfoEndpoint } from './health/index.js';
import { MetricsEndpoint, MetricsServer } from './metrics/index.js';
import { OperationsGate } from './operations-gate.js';

/**
 * The operators' endpoints: `/health/live`, `/health/ready`, `/health/startup`, `/info`, `/metrics`. The service has
 * them by default; an application that only imports `FulfillmentModule` imports this module too, if it wants these
 * routes.
 *
 * @publicApi
 */
@Module({
  // Terminus' own log would repeat the result of a check at every probe.
  imports: [TerminusModule.forRoot({ logger: false })],
  providers: [DependencyChecks, HealthEndpoint, InfoEndpoint, MetricsEndpoint, MetricsServer],
  exports: [MetricsServer],
})
export class OperationsModule implements NestModule {
  constructor(
    private readonly health: HealthEndpoint,
    private readonly info: InfoEndpoint,
    private readonly metrics: MetricsEndpoint,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  /** Nest calls it after it has registered the application's own middlewares, and before the routes. */
  configure(): void {
    new OperationsGate([this.health, this.info, this.metrics]).install(this.adapterHost.httpAdapter);
  }
}
