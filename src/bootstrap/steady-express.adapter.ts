import {
  createServer,
  IncomingMessage,
  ServerResponse,
  type RequestListener,
  type Server,
  type ServerOptions,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { NestApplicationOptions } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';

/** The properties that Express sets on each request and response. */
type ExpressApplication = RequestListener & { request: object; response: object };

/**
 * Express whose requests and responses are created with Express's prototypes. Express itself sets the prototype when a
 * request arrives, and changing the prototype makes an object slow, in Node's code too: this was four fifths of the
 * cost of an Express application. With this adapter Express finds its prototypes already set, and changes nothing.
 *
 * @see docs/decisions/performance.md
 */
export class SteadyExpressAdapter extends ExpressAdapter {
  private forcesClose = false;

  override initHttpServer({ httpsOptions, forceCloseConnections, ...options }: NestApplicationOptions): void {
    // For uses by Nest: this server has Node's own classes, and never listens.
    super.initHttpServer(options);
    const app = this.getInstance<ExpressApplication>();
    const classes = classesOf(app);
    this.setHttpServer(
      httpsOptions ? createHttpsServer({ ...httpsOptions, ...classes }, app) : createServer(classes, app),
    );
    this.forcesClose = forceCloseConnections === true;
  }

  override close(): ReturnType<ExpressAdapter['close']> {
    if (this.forcesClose) (this.getHttpServer() as Server).closeAllConnections();
    return super.close();
  }
}

/** For this application only: Express keeps its data about the application in these prototypes. */
function classesOf(app: ExpressApplication): ServerOptions {
  class ExpressRequest extends IncomingMessage {}
  class ExpressResponse<Request extends IncomingMessage> extends ServerResponse<Request> {}
  Object.setPrototypeOf(ExpressRequest.prototype, app.request);
  Object.setPrototypeOf(ExpressResponse.prototype, app.response);
  app.request = ExpressRequest.prototype;
  app.response = ExpressResponse.prototype;
  return { IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse };
}
