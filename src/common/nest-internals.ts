import {
  ExternalContextCreator,
  type ApplicationConfig,
  type ModulesContainer,
  type NestContainer,
} from '@nestjs/core';
import type { InterceptorsConsumer } from '@nestjs/core/interceptors/interceptors-consumer.js';

/**
 * Everything that the framework imports from Nest's internal entry points, in one place: check it against each new major
 * version of Nest. Not in `index.ts`, because it loads Nest's core, which the command line does not need.
 */
export {
  ENTRY_PROVIDER_WATERMARK,
  EXCEPTION_FILTERS_METADATA,
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  METHOD_METADATA,
  MODULE_PATH,
  PARAMTYPES_METADATA,
  PIPES_METADATA,
  ROUTE_ARGS_METADATA,
  SELF_DECLARED_DEPS_METADATA,
} from '@nestjs/common/internal';
export { ExternalExceptionFilterContext } from '@nestjs/core/exceptions/external-exception-filter-context.js';
export { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
export { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
export { InterceptorsConsumer } from '@nestjs/core/interceptors/interceptors-consumer.js';
export { RoutePathFactory } from '@nestjs/core/router/route-path-factory.js';

/** The part of Nest's container that a pipeline reads, with other global enhancers than those of routes. */
export function pipelineOf(modules: ModulesContainer, applicationConfig: ApplicationConfig): NestContainer {
  return { getModules: () => modules, applicationConfig } as unknown as NestContainer;
}

/** Nest's factory of pipelines, with another runner of interceptors. */
export function contextCreatorOf(
  pipeline: NestContainer,
  interceptorsConsumer: InterceptorsConsumer,
): ExternalContextCreator {
  return Object.assign(ExternalContextCreator.fromContainer(pipeline), { interceptorsConsumer });
}
