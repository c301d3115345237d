import type { IncomingMessage, ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { describeError } from '../common/index.js';
import { canonicalPath, genericAnswer, writeRawAnswer } from '../http/index.js';
import type { OperationsEndpoint } from './operations-endpoint.interface.js';

type Next = (error?: unknown) => void;

interface FastifyHooks {
  addHook(
    name: 'onRequest',
    hook: (request: { raw: IncomingMessage }, reply: FastifyReply, done: Next) => void,
  ): void;
}
interface FastifyReply {
  readonly raw: ServerResponse;
  hijack(): unknown;
}

/**
 * Answers the operators' endpoints before the application's routes. They are not routes of Nest: a global prefix, a
 * version, a guard or an interceptor of the application would move or close addresses that the image, Kubernetes and
 * Prometheus are configured with, and they would appear in the application's API documents.
 */
export class OperationsGate {
  private readonly logger = new Logger('Operations');
  private readonly endpoints: ReadonlyMap<string, OperationsEndpoint>;
  /** A quick check for most requests: parsing each address would slow down every webhook call. */
  private readonly candidates: RegExp;

  constructor(endpoints: readonly OperationsEndpoint[]) {
    this.endpoints = new Map(
      endpoints.flatMap((endpoint) => endpoint.paths.map((path) => [path, endpoint] as const)),
    );
    const words = new Set([...this.endpoints.keys()].map((path) => path.split('/')[1]));
    this.candidates = new RegExp(`^(?:https?://[^/]+)?/(?:${[...words].join('|')})(?:[/?]|$)`, 'i');
  }

  get paths(): readonly string[] {
    return [...this.endpoints.keys()];
  }

  install(adapter: AbstractHttpAdapter): void {
    if (adapter.getType() !== 'fastify') {
      adapter.use((request: IncomingMessage, response: ServerResponse, next: Next) => {
        if (!this.answers(request, response)) next();
      });
      return;
    }
    adapter.getInstance<FastifyHooks>().addHook('onRequest', ({ raw }, reply, done) => {
      if (this.answers(raw, reply.raw)) reply.hijack();
      else done();
    });
  }

  private answers(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = '' } = request;
    if (!this.candidates.test(url) || (method !== 'GET' && method !== 'HEAD')) return false;
    const path = canonicalPath(url).replace(/\/$/, '');
    const endpoint = this.endpoints.get(path);
    if (endpoint === undefined || endpoint.takes?.(request) === false) return false;
    void this.answer(endpoint, path, response);
    return true;
  }

  private async answer(endpoint: OperationsEndpoint, path: string, response: ServerResponse): Promise<void> {
    try {
      await endpoint.answer(path, response);
    } catch (error) {
      this.logger.error(`${path}: ${describeError(error).message}`, describeError(error).stack);
      if (!response.headersSent) writeRawAnswer(response, genericAnswer(500));
    }
  }
}
