import type { ServerResponse } from 'node:http';
import { Catch, Injectable, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { type Call, Calls } from '../calls/index.js';
import { describeError, FulfillmentError } from '../common/index.js';
import {
  genericAnswer,
  rawResponse,
  writeAnswer,
  type AdapterResponse,
  type HttpAnswer,
} from '../http/index.js';
import { answerOfError } from './answer.js';
import { Refusals } from './refusals.service.js';

/** The failed check: the log limits the lines of such calls, because anybody can make them. */
const GLOBAL_GUARD = 'global guard';

/**
 * Answers every error of a webhook request with JSON and a status that the platform accepts: errors of guards, of the
 * body and of the dispatcher.
 *
 * Nest calls it for errors before the controller. The controller calls it for all others itself, because a global
 * interceptor of the application may turn an error into a value that would not be written.
 */
@Injectable()
@Catch()
export class AnswerFilter implements ExceptionFilter {
  private readonly logger = new Logger(AnswerFilter.name);

  constructor(
    private readonly calls: Calls,
    private readonly refusals: Refusals,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.switchToHttp().getResponse<AdapterResponse>());
  }

  answer(error: unknown, response: AdapterResponse): void {
    this.refusals.countError(error);
    const answer = this.answerOf(error);
    this.calls.emit({ type: 'answered', ...answer, error }, this.callOf(rawResponse(response)));
    writeAnswer(response, answer);
  }

  /** A global guard of the application rejects before WatchGuard opens the call: it is logged and counted all the same. */
  private callOf(response: ServerResponse): Call {
    const known = this.calls.of(response.req);
    if (known !== undefined) return known;
    const call = this.calls.open(response.req);
    this.refusals.count(`caller: ${GLOBAL_GUARD}`);
    this.calls.emit({ type: 'unverified', reason: GLOBAL_GUARD }, call);
    response.once('close', () => this.calls.close(call, response));
    return call;
  }

  private answerOf(error: unknown): HttpAnswer {
    try {
      const answer = answerOfError(error);
      if (answer.status >= 500 && !(error instanceof FulfillmentError)) this.log(error);
      return answer;
    } catch {
      // The thrown value itself throws when it is looked into.
      this.log(error);
      return genericAnswer(500);
    }
  }

  private log(error: unknown): void {
    const { name, message, stack } = describeError(error);
    this.logger.error(`${name}: ${message}`, stack);
  }
}
