import type { RequestListener } from 'node:http';
import type { Type } from '@nestjs/common';
import { ServerlessError } from './serverless.error.js';
import { serverlessApp } from './serverless-app.js';
import type { ServerlessOptions } from './serverless-options.interface.js';

const ADAPTER = '@codegenie/serverless-express';

/** The function that Lambda calls, with an event of API Gateway (both versions), a function URL or a load balancer. */
export type LambdaHandler = (event: object, context: object) => Promise<unknown>;

type Configure = (options: {
  app: RequestListener;
  framework: { sendRequest(call: FrameworkCall): Promise<void> };
}) => LambdaHandler;

interface FrameworkCall {
  app: RequestListener;
  request: Parameters<RequestListener>[0];
  response: Parameters<RequestListener>[1];
}

/**
 * A handler for AWS Lambda. The application starts when this is called, in the time that Lambda gives a function to
 * start; an error of the start rejects every call and is written to the function's log.
 *
 * ```ts
 * export const handler = lambdaHandler(AppModule);
 * ```
 *
 * @throws ServerlessError in its calls: `@codegenie/serverless-express` is not installed, or work may be left behind
 * @publicApi
 */
export function lambdaHandler(module: Type, options: ServerlessOptions = {}): LambdaHandler {
  const starting = start(module, options);
  // The first call gets the rejection; until then it is not unhandled.
  starting.catch(() => undefined);
  return async (event, context) => (await starting)(event, context);
}

async function start(module: Type, options: ServerlessOptions): Promise<LambdaHandler> {
  const configure = await adapter();
  return configure({
    app: await serverlessApp(module, options),
    framework: { sendRequest: async ({ app, request, response }) => app(request, response) },
  });
}

async function adapter(): Promise<Configure> {
  try {
    // A literal, so that bundlers find the package.
    return ((await import('@codegenie/serverless-express')) as unknown as { default: Configure }).default;
  } catch (error) {
    throw ServerlessError.packageMissing(ADAPTER, error);
  }
}
