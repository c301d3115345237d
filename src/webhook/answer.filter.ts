import { Catch, Injectable, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { FulfillmentError } from '../common/index.js';
import { answerOfError } from './answer.js';
import type { AdapterResponse } from './raw-http.js';
import { writeAnswer } from './write-answer.js';

/**
 * The answer guard's last line: whatever is thrown on the way of a webhook request, by a guard of ours or of the
 * application, by the body or by the dispatcher, leaves as JSON with a status that the platform survives.
 */
@Injectable()
@Catch()
export class AnswerFilter implements ExceptionFilter {
  private readonly logger = new Logger(AnswerFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const answer = answerOfError(error);
    if (answer.status >= 500 && !(error instanceof FulfillmentError)) this.logger.error(error);
    writeAnswer(host.switchToHttp().getResponse<AdapterResponse>(), answer);
  }
}
