import { Catch, HttpException, NotFoundException, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter, HttpAdapterHost } from '@nestjs/core';
import { genericAnswer, writeAnswer, type AdapterResponse } from '../http/index.js';
import { FrameworkEnhancer, isFulfillmentContext } from '../intents/index.js';
import { answerOfError, type WebhookRoute } from '../webhook/index.js';

/**
 * What happens outside of any controller: unknown addresses, addresses that cannot be decoded, bodies of the
 * application's own routes that cannot be parsed. Nest's answers to those repeat the address or the body.
 * The HttpExceptions of the application's own controllers stay as Nest answers them.
 */
@Catch()
@FrameworkEnhancer('http')
export class UnmatchedRouteFilter extends BaseExceptionFilter {
  constructor(
    adapterHost: HttpAdapterHost,
    private readonly route: WebhookRoute,
  ) {
    super(adapterHost.httpAdapter);
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    // With globals: 'both' it is asked for handlers too: there, the dispatcher makes the answer.
    if (isFulfillmentContext(host)) throw error;
    const http = host.switchToHttp();
    const ofWebhook = this.route.matches(http.getRequest<{ url?: string }>().url);
    if (error instanceof HttpException && !isUnknownRoute(error) && !ofWebhook) {
      super.catch(error, host);
      return;
    }
    const answer = isUnknownRoute(error) ? genericAnswer(404) : answerOfError(error);
    if (answer.status >= 500 && !ofWebhook) super.catch(error, host);
    else writeAnswer(http.getResponse<AdapterResponse>(), answer);
  }
}

/** Nest's router throws this sentence, and nothing else marks it. */
function isUnknownRoute(error: unknown): boolean {
  return error instanceof NotFoundException && /^Cannot [A-Z-]+ /.test(error.message);
}
