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

/** What Express gives to each request and to each response. */
type ExpressApplication = RequestListener & { request: object; response: object };

/**
 * Express, whose requests and responses have Express's prototypes from their birth. Express gives them those when a
 * request arrives, and an object whose prototype changes is slow from then on, in Node's code as in ours: that was four
 * fifths of the cost of an Express application. Here Express finds them there, and changes nothing.
 *
 * @see docs/decisions/performance.md
 */
export class SteadyExpressAdapter extends ExpressAdapter {
  private forcesClose = false;

  override initHttpServer({ httpsOptions, forceCloseConnections, ...options }: NestApplicationOptions): void {
    // For what Nest does beside it: the server that it makes has Node's own classes, and never listens.
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

/** For this application only: what Express knows of it stands in the prototypes. */
function classesOf(app: ExpressApplication): ServerOptions {
  class ExpressRequest extends IncomingMessage {}
  class ExpressResponse<Request extends IncomingMessage> extends ServerResponse<Request> {}
  Object.setPrototypeOf(ExpressRequest.prototype, app.request);
  Object.setPrototypeOf(ExpressResponse.prototype, app.response);
  app.request = ExpressRequest.prototype;
  app.response = ExpressResponse.prototype;
  return { IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse };
}
