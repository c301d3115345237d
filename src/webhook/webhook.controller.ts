import { Controller, Post, Req, RequestMethod, Res, UseFilters, UseGuards, type Type } from '@nestjs/common';
import { Calls, withCall } from '../calls/index.js';
import { FulfillmentConfig } from '../config/index.js';
import {
  rawRequest,
  writeAnswer,
  type AdapterRequest,
  type AdapterResponse,
  type HttpAnswer,
} from '../http/index.js';
import { AnswerFilter } from './answer.filter.js';
import { BodyReader } from './body-reader.service.js';
import { CallerChecks, CallerGuard, incomingCall } from './callers/index.js';
import { HttpsGuard } from './https.guard.js';
import { EnvelopeGuard } from './limits/index.js';
import { METHOD_METADATA } from '../common/nest-internals.js';
import { describedForSwagger, hiddenFromSwagger } from './swagger.js';
import { WebhookService } from './webhook.service.js';
import { WatchGuard } from './watch.guard.js';
import { WebhookError } from './webhook.error.js';

/**
 * Creates the controller class of the webhook. Each application has its own, because the path comes from the application's
 * configuration (see `FulfillmentModule`), and one process may have two applications.
 */
export function createWebhookController(): Type {
  @Controller()
  @UseGuards(WatchGuard, HttpsGuard, EnvelopeGuard, CallerGuard)
  @UseFilters(AnswerFilter)
  class WebhookController {
    constructor(
      private readonly bodies: BodyReader,
      private readonly callers: CallerChecks,
      private readonly config: FulfillmentConfig,
      private readonly answers: WebhookService,
      private readonly filter: AnswerFilter,
      private readonly calls: Calls,
    ) {}

    @Post()
    @describedForSwagger
    receive(@Req() request: AdapterRequest, @Res() response: AdapterResponse): Promise<void> {
      return this.exchange(request, response);
    }

    @Post(':secret')
    @hiddenFromSwagger
    receiveWithSecret(@Req() request: AdapterRequest, @Res() response: AdapterResponse): Promise<void> {
      return this.exchange(request, response);
    }

    private async exchange(request: AdapterRequest, response: AdapterResponse): Promise<void> {
      const call = this.calls.of(rawRequest(request));
      try {
        const answer = await withCall(call, () => this.answer(request));
        // Written outside of the call context: listeners of the connection would keep it until the next request.
        this.calls.emit({ type: 'answered', ...answer }, call);
        writeAnswer(response, answer);
      } catch (error) {
        withCall(call, () => this.filter.answer(error, response));
      }
    }

    private async answer(request: AdapterRequest): Promise<HttpAnswer> {
      if (rawRequest(request).method !== 'POST') throw WebhookError.methodNotAllowed();
      const body = await this.bodies.read(request);
      const check = this.callers.checkBody(incomingCall(request, this.config, body));
      if (check !== undefined) await check;
      this.calls.emit({ type: 'verified' });
      // Awaited: returning a promise from an async function costs two more promises.
      return await this.answers.answer(body);
    }
  }
  return WebhookController;
}

/**
 * Sets the HTTP method in the metadata of the routes: all methods while Nest creates the routes, so that a wrong method
 * gets a JSON answer too; then POST, for readers of the metadata such as API documents. Nest reads it once.
 */
export function setRouteMethod(controller: Type, method: RequestMethod.ALL | RequestMethod.POST): void {
  const { prototype } = controller as { prototype: Record<string, object> };
  for (const name of ['receive', 'receiveWithSecret']) {
    Reflect.defineMetadata(METHOD_METADATA, method, prototype[name]);
  }
}
