import type { ApplicationConfig, ModulesContainer, NestContainer } from '@nestjs/core';

/**
 * What Nest keeps in its internal entry points and we cannot do without, in one place: a new major of Nest is
 * checked here.
 */
export { EXCEPTION_FILTERS_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
export { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
export { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
export { ExternalExceptionFilterContext } from '@nestjs/core/exceptions/external-exception-filter-context.js';

/** The part of Nest's container that its pipeline reads, with other global enhancers than those of routes. */
export function pipelineOf(modules: ModulesContainer, applicationConfig: ApplicationConfig): NestContainer {
  return { getModules: () => modules, applicationConfig } as unknown as NestContainer;
}
