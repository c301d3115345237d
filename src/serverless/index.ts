/** The public API of `pingstreams-fulfillment/serverless`. */
export { cloudFunction, type CloudFunction } from './cloud-function.js';
export { lambdaHandler, type LambdaHandler } from './lambda-handler.js';
export { ServerlessError } from './serverless.error.js';
export type { ServerlessOptions } from './serverless-options.interface.js';
