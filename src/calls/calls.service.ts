import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, HttpAdapterHost } from '@nestjs/core';
import { Attached, describeError } from '../common/index.js';
import { Call } from './call.js';
import type { CallEvent } from './call-event.types.js';
import { ObservesCalls, type CallObserver } from './call-observer.interface.js';
import { currentCall } from './current-call.js';
import { traceHeadersOf } from './trace-headers.js';

/** Maps requests to calls, and publishes call events to the observers. */
@Injectable()
export class Calls implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger(Calls.name);
  private readonly known = new Attached<Call>('call');
  private readonly arrivals = new Attached<number>('arrival');
  private observers: readonly CallObserver[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  /** A call begins when its request arrives at the server, before the middleware of the application. */
  onModuleInit(): void {
    const server = this.adapterHost.httpAdapter?.getHttpServer() as Server | undefined;
    server?.prependListener('request', (request) => this.arrivals.set(request, performance.now()));
  }

  /** All providers exist by now; requests come later. */
  onApplicationBootstrap(): void {
    const found = this.discovery.getProviders({ metadataKey: ObservesCalls.KEY });
    this.observers = [...new Set(found.map(({ instance }) => instance as CallObserver))];
  }

  /**
   * Opens the call of a request. It ends with the HTTP exchange, or with the turn if that takes longer.
   *
   * @param elapsedMs the time since its arrival at the worker that relayed it
   */
  open(request: IncomingMessage, elapsedMs = 0): Call {
    const arrival = this.arrivals.get(request) ?? performance.now();
    const { headers } = request;
    const call = new Call(headers['x-request-id'], traceHeadersOf(headers), arrival - elapsedMs);
    this.known.set(request, call);
    call.begin();
    this.emit({ type: 'arrived', request }, call);
    return call;
  }

  /** The HTTP exchange is over. */
  close(call: Call, response: ServerResponse): void {
    if (!response.writableFinished) this.emit({ type: 'unanswered' }, call);
    this.finish(call);
  }

  of(request: IncomingMessage): Call | undefined {
    return this.known.get(request);
  }

  /** The exchange or the turn is over. */
  finish(call: Call | undefined): void {
    if (call?.finish() === true) this.emit({ type: 'ended' }, call);
  }

  emit(event: CallEvent, call: Call | undefined = currentCall()): void {
    if (this.observers.length === 0) return;
    const at = performance.now();
    for (const observer of this.observers) {
      try {
        observer.observe(event, call, at);
      } catch (error) {
        this.logger.error(`An observer failed at '${event.type}'`, describeError(error).stack);
      }
    }
  }
}
