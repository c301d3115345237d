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
/** What libraries that bring routes call, Swagger for example. */
const OF_ADAPTER = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'use'];

/**
 * Makes what comes too late throw. An initialised application has its routes and middlewares: Nest takes such calls
 * without a word, and they do nothing.
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
