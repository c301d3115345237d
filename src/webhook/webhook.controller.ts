import { All, Controller, Req, Res, UseFilters, UseGuards, type Type } from '@nestjs/common';
import { ProjectRegistry } from '../config/index.js';
import { Dispatcher } from '../dispatch/index.js';
import { readWebhookRequest, type DefaultLanguage } from '../protocol/index.js';
import { answerOfReply } from './answer.js';
import { AnswerFilter } from './answer.filter.js';
import { BodyReader } from './body-reader.service.js';
import { CallerGuard } from './caller.guard.js';
import { HttpsGuard } from './https.guard.js';
import type { AdapterRequest, AdapterResponse } from './raw-http.js';
import { rawRequest } from './raw-http.js';
import { WebhookError } from './webhook.error.js';
import { writeAnswer } from './write-answer.js';

/**
 * The class behind the webhook's route: a new one for each application, because its path comes from the
 * application's configuration (see `FulfillmentModule`) and two applications may live in one process.
 */
export function createWebhookController(): Type {
  @Controller()
  @UseGuards(HttpsGuard, CallerGuard)
  @UseFilters(AnswerFilter)
  class WebhookController {
    constructor(
      private readonly bodies: BodyReader,
      private readonly dispatcher: Dispatcher,
      private readonly projects: ProjectRegistry,
    ) {}

    /** A project that is not served ends here, with 403. */
    private readonly languageOf: DefaultLanguage = ({ projectId, rootId }) =>
      this.projects.forProject(projectId, rootId).language;

    /** All methods come here, so that a wrong one gets a JSON answer too. */
    @All(['', ':secret'])
    async receive(@Req() request: AdapterRequest, @Res() response: AdapterResponse): Promise<void> {
      if (rawRequest(request).method !== 'POST') throw WebhookError.methodNotAllowed();
      const body = await this.bodies.read(request);
      const reply = await this.dispatcher.dispatch(readWebhookRequest(body, this.languageOf));
      writeAnswer(response, answerOfReply(reply));
    }
  }
  return WebhookController;
}
