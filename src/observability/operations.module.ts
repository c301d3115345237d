import { Module, type NestModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { DependencyChecks, HealthEndpoint, InfoEndpoint } from './health/index.js';
import { MetricsEndpoint, MetricsServer } from './metrics/index.js';
import { OperationsGate } from './operations-gate.js';

/**
 * What operators ask a service: `/health/live`, `/health/ready`, `/health/startup`, `/info`, `/metrics`. The service has
 * it by itself; an application that only imports `FulfillmentModule` imports this too, if it wants these routes.
 *
 * @publicApi
 */
@Module({
  // Its own log repeats what a check says, at every probe.
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

  /** Nest calls it when the application's own middlewares are there, and before it makes the routes. */
  configure(): void {
    new OperationsGate([this.health, this.info, this.metrics]).install(this.adapterHost.httpAdapter);
  }
}
