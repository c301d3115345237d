import {
  ExternalContextCreator,
  type ApplicationConfig,
  type ModulesContainer,
  type NestContainer,
} from '@nestjs/core';
import type { InterceptorsConsumer } from '@nestjs/core/interceptors/interceptors-consumer.js';

/**
 * What Nest keeps in its internal entry points and we cannot do without, in one place: a new major of Nest is
 * checked here.
 */
export { EXCEPTION_FILTERS_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
export { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
export { InterceptorsConsumer } from '@nestjs/core/interceptors/interceptors-consumer.js';
export { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
export { ExternalExceptionFilterContext } from '@nestjs/core/exceptions/external-exception-filter-context.js';

/** The part of Nest's container that its pipeline reads, with other global enhancers than those of routes. */
export function pipelineOf(modules: ModulesContainer, applicationConfig: ApplicationConfig): NestContainer {
  return { getModules: () => modules, applicationConfig } as unknown as NestContainer;
}

/** Nest's maker of pipelines, with another runner of interceptors than its own. */
export function contextCreatorOf(
  pipeline: NestContainer,
  interceptorsConsumer: InterceptorsConsumer,
): ExternalContextCreator {
  return Object.assign(ExternalContextCreator.fromContainer(pipeline), { interceptorsConsumer });
}
