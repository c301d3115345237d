import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Type } from '@nestjs/common';
import { serverlessApp } from './serverless-app.js';
import type { ServerlessOptions } from './serverless-options.interface.js';

/** The function that the Functions Framework calls, with Express's objects. */
export type CloudFunction = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * A function for Google Cloud, to be registered with the Functions Framework. The application starts when this is
 * called.
 *
 * ```ts
 * http('webhook', cloudFunction(AppModule));
 * ```
 *
 * @throws ServerlessError in its calls: work may be left behind
 * @publicApi
 */
export function cloudFunction(module: Type, options: ServerlessOptions = {}): CloudFunction {
  const starting = serverlessApp(module, options);
  // The first call gets the rejection; until then it is not unhandled.
  starting.catch(() => undefined);
  return async (request, response) => (await starting)(request, response);
}
