import { Module } from '@nestjs/common';
import { MetricsController, MetricsServer } from './metrics/index.js';

/**
 * What operators ask a service: `/metrics`. The service has it by itself; an application that only imports
 * `FulfillmentModule` imports this too, if it wants these routes.
 *
 * @publicApi
 */
@Module({ controllers: [MetricsController], providers: [MetricsServer], exports: [MetricsServer] })
export class OperationsModule {}
