import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication, LoggerService, Type } from '@nestjs/common';
import { type BootstrapOptions, createFulfillmentApp } from '../../src/index.js';
import { call, type HttpAnswer, type HttpCall } from './http-client.js';

/** Both adapters, from the same code: every end-to-end suite of the webhook runs on each. */
export const ADAPTERS = ['express', 'fastify'] as const;
export type Adapter = (typeof ADAPTERS)[number];

export interface RunningService {
  app: INestApplication<Server>;
  url: string;
  /** All that was logged. */
  log: string[];
  call(request: HttpCall): Promise<HttpAnswer>;
  /** Posts JSON to the webhook. */
  post(body: unknown, request?: HttpCall): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Starts the real service on a free port, with its log kept in memory. */
export async function startService(
  module: Type,
  adapter: Adapter = 'express',
  env: Record<string, string> = {},
  configure?: BootstrapOptions['configure'],
  unprovidedHandlers: BootstrapOptions['unprovidedHandlers'] = 'ignore',
): Promise<RunningService> {
  const log: string[] = [];
  // The module reads process.env when Nest makes its configuration, as in production.
  const saved = { ...process.env };
  // No page shows the answers of these tests, so the next turn of a conversation need not wait for that.
  const unwaited = { ANSWER_SETTLE_MS: '0', ANSWER_WAIT_MS: '0' };
  Object.assign(process.env, { HTTP_ADAPTER: adapter, ...unwaited, LOOP_LIMIT: '0', ...env });
  try {
    const app = await createFulfillmentApp(module, {
      configure,
      unprovidedHandlers,
      logger: memoryLogger(log),
    });
    await app.listen(0, '127.0.0.1');
    const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    return {
      app,
      url,
      log,
      call: (request) => call(url, request),
      post: (body, request) =>
        call(url, { path: '/webhook', headers: JSON_TYPE, body: JSON.stringify(body), ...request }),
      close: () => app.close(),
    };
  } finally {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, saved);
  }
}

function memoryLogger(log: string[]): LoggerService {
  const keep = (...parts: unknown[]): void => {
    log.push(parts.map((part) => (part instanceof Error ? part.stack : String(part))).join(' '));
  };
  return { log: keep, error: keep, warn: keep, debug: keep, verbose: keep, fatal: keep };
}
