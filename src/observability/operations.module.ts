import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { DependencyChecks, HealthController, InfoController } from './health/index.js';
import { MetricsController, MetricsServer } from './metrics/index.js';

/**
 * What operators ask a service: `/health/live`, `/health/ready`, `/health/startup`, `/info`, `/metrics`. The service has
 * it by itself; an application that only imports `FulfillmentModule` imports this too, if it wants these routes.
 *
 * @publicApi
 */
@Module({
  // Its own log repeats what a check says, at every probe.
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, InfoController, MetricsController],
  providers: [DependencyChecks, MetricsServer],
  exports: [MetricsServer],
})
export class OperationsModule {}
