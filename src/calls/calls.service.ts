import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Attached, describeError } from '../common/index.js';
import { Call } from './call.js';
import type { CallEvent } from './call-event.types.js';
import { ObservesCalls, type CallObserver } from './call-observer.interface.js';
import { currentCall } from './current-call.js';
import { traceHeadersOf } from './trace-headers.js';

/** Knows the call of a request, and tells the observers what happens to it. */
@Injectable()
export class Calls implements OnApplicationBootstrap {
  private readonly logger = new Logger(Calls.name);
  private readonly known = new Attached<Call>('call');
  private observers: readonly CallObserver[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  /** All providers exist by now; requests come later. */
  onApplicationBootstrap(): void {
    const found = this.discovery.getProviders({ metadataKey: ObservesCalls.KEY });
    this.observers = [...new Set(found.map(({ instance }) => instance as CallObserver))];
  }

  /** The first to see a request opens its call; it ends with the exchange, or with the turn if that takes longer. */
  open(request: IncomingMessage): Call {
    const call = new Call(request.headers['x-request-id'], traceHeadersOf(request.headers));
    this.known.set(request, call);
    call.begin();
    this.tell({ type: 'arrived', request }, call);
    return call;
  }

  /** The exchange is over. */
  close(call: Call, response: ServerResponse): void {
    if (!response.writableFinished) this.tell({ type: 'unanswered' }, call);
    this.finish(call);
  }

  of(request: IncomingMessage): Call | undefined {
    return this.known.get(request);
  }

  /** A part of the call is over. */
  finish(call: Call | undefined): void {
    if (call?.finish() === true) this.tell({ type: 'ended' }, call);
  }

  tell(event: CallEvent, call: Call | undefined = currentCall()): void {
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
