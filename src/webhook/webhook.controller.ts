import { All, Controller, Req, Res, UseFilters, UseGuards, type Type } from '@nestjs/common';
import { Calls, withCall, type Call } from '../calls/index.js';
import { isPromiseLike } from '../common/index.js';
import { FulfillmentConfig, ProjectRegistry } from '../config/index.js';
import { Dispatcher } from '../dispatch/index.js';
import { readWebhookRequest, type DefaultLanguage } from '../protocol/index.js';
import { answerOfReply, NOTHING, type Answer } from './answer.js';
import { AnswerFilter } from './answer.filter.js';
import { BodyReader } from './body-reader.service.js';
import { CallerChecks, CallerGuard, incomingCall } from './callers/index.js';
import { HttpsGuard } from './https.guard.js';
import { EnvelopeGuard, LoopGuard, ProjectRate } from './limits/index.js';
import { UserProof } from './users/index.js';
import type { AdapterRequest, AdapterResponse } from './raw-http.js';
import { rawRequest } from './raw-http.js';
import { WatchGuard } from './watch.guard.js';
import { WebhookError } from './webhook.error.js';
import { writeAnswer } from './write-answer.js';

/**
 * The class behind the webhook's route: a new one for each application, because its path comes from the
 * application's configuration (see `FulfillmentModule`) and two applications may live in one process.
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
      private readonly dispatcher: Dispatcher,
      private readonly loops: LoopGuard,
      private readonly rate: ProjectRate,
      private readonly projects: ProjectRegistry,
      private readonly users: UserProof,
      private readonly filter: AnswerFilter,
      private readonly calls: Calls,
    ) {}

    /** A project that is not served ends here, with 403. */
    private readonly languageOf: DefaultLanguage = ({ projectId, rootId }) =>
      this.projects.forProject(projectId, rootId).language;

    /** All methods come here, so that a wrong one gets a JSON answer too. */
    @All(['', ':secret'])
    async receive(@Req() request: AdapterRequest, @Res() response: AdapterResponse): Promise<void> {
      const call = this.calls.of(rawRequest(request));
      try {
        const answer = await withCall(call, () => this.answer(request, call));
        this.calls.tell({ type: 'answered', ...answer }, call);
        writeAnswer(response, answer);
      } catch (error) {
        this.filter.answer(error, response);
      }
    }

    private async answer(request: AdapterRequest, call: Call | undefined): Promise<Answer> {
      if (rawRequest(request).method !== 'POST') throw WebhookError.methodNotAllowed();
      const body = await this.bodies.read(request);
      const check = this.callers.checkBody(incomingCall(request, this.config, body));
      if (check !== undefined) await check;
      this.calls.tell({ type: 'verified' }, call);
      const claimed = readWebhookRequest(body.json, this.languageOf, this.config.userTokenVariable);
      const proven = this.users.prove(claimed);
      const turn = isPromiseLike(proven) ? await proven : proven;
      if (call !== undefined) call.request = turn;
      this.calls.tell({ type: 'read', request: turn, bytes: body.bytes?.length }, call);
      this.rate.take(turn);
      if (!this.loops.cutsOff(turn)) return answerOfReply(await this.dispatcher.dispatch(turn));
      this.calls.tell({ type: 'looping' }, call);
      return NOTHING;
    }
  }
  return WebhookController;
}
