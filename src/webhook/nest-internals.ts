/**
 * What Nest keeps in its internal entry points and we cannot do without, in one place: a new major of Nest is
 * checked here.
 */
export { METHOD_METADATA, MODULE_PATH } from '@nestjs/common/internal';
export { RoutePathFactory } from '@nestjs/core/router/route-path-factory.js';
