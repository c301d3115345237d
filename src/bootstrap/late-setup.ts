import type { INestApplication } from '@nestjs/common';
import { LateSetupError } from './late-setup.error.js';

const OF_APP = [
  'connectMicroservice',
  'enableCors',
  'enableVersioning',
  'setGlobalPrefix',
  'use',
  'useBodyParser',
  'useGlobalFilters',
  'useGlobalGuards',
  'useGlobalInterceptors',
  'useGlobalPipes',
  'useStaticAssets',
  'useWebSocketAdapter',
];
/** Called by libraries that register routes, such as Swagger. */
const OF_ADAPTER = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'use'];

/**
 * Makes late set-up calls throw. An initialised application has its routes and middlewares: Nest silently accepts such
 * calls, and they have no effect.
 */
export function refuseLateSetup(app: INestApplication): void {
  refuse(app, OF_APP, 'app');
  refuse(app.getHttpAdapter(), OF_ADAPTER, 'httpAdapter');
}

function refuse(target: object, names: readonly string[], owner: string): void {
  for (const name of names.filter((each) => each in target)) {
    Object.defineProperty(target, name, {
      configurable: true,
      value: () => {
        throw new LateSetupError(`${owner}.${name}()`);
      },
    });
  }
}
