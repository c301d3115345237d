import type { RequestListener, Server } from 'node:http';
import { Logger, type INestApplication, type Type } from '@nestjs/common';
import { createFulfillmentApp } from '../bootstrap/index.js';
import { FulfillmentConfig } from '../config/index.js';
import { Lifecycle } from '../lifecycle/index.js';
import { ServerlessError } from './serverless.error.js';
import { MemorySessionStore, SESSION_STORE, type SessionStore } from '../sessions/index.js';
import type { ServerlessOptions } from './serverless-options.interface.js';

/** The application without a port: the host owns the connections and passes their requests. */
export async function serverlessApp(
  module: Type,
  { lateWork = 'refuse', ...options }: ServerlessOptions,
): Promise<RequestListener> {
  const app = await createFulfillmentApp(module, options);
  const config = app.get(FulfillmentConfig);
  try {
    if (config.httpAdapter !== 'express') throw ServerlessError.adapter();
    if (lateWork === 'refuse') refuseLateWork(config);
    warnOfSessions(app.get<SessionStore>(SESSION_STORE, { strict: false }));
  } catch (error) {
    await app.close();
    throw error;
  }
  app.get(Lifecycle).ready();
  return listenerOf(app);
}

/**
 * A frozen process delivers nothing: a handler that is late, or that streams, would end with the next call, or never.
 *
 * @throws ServerlessError
 */
function refuseLateWork({
  replyDeadlineMs,
  streamWindowMs,
  handlerTimeoutMs,
  outbox,
}: FulfillmentConfig): void {
  if (Math.min(replyDeadlineMs, streamWindowMs) < handlerTimeoutMs) throw ServerlessError.lateWork();
  if (outbox === 'postgres') return;
  new Logger('Serverless').warn(
    `OUTBOX is ${outbox}: what is sent later stays behind when the function is frozen. Set OUTBOX=postgres, and run ` +
      'one instance that is never frozen and delivers it.',
  );
}

/** Each instance of a function would keep its own session of a conversation, for an unknown time. */
function warnOfSessions(store: SessionStore): void {
  if (!(store instanceof MemorySessionStore)) return;
  new Logger('Serverless').warn(
    'SESSIONS is memory: ctx.session is lost when the instance ends, and is not shared between instances. Set ' +
      'SESSIONS=postgres if they use it.',
  );
}

function listenerOf(app: INestApplication<Server>): RequestListener {
  const server = app.getHttpServer();
  return (request, response) => void server.emit('request', request, response);
}
