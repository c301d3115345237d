import { Catch, HttpException, NotFoundException, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter, HttpAdapterHost } from '@nestjs/core';
import { genericAnswer, writeAnswer, type AdapterResponse } from '../http/index.js';
import { FrameworkEnhancer, isFulfillmentContext } from '../intents/index.js';
import { answerOfError, type WebhookRoute } from '../webhook/index.js';

/**
 * Handles errors outside of any controller: unknown addresses, addresses that cannot be decoded, and bodies of the
 * application's own routes that cannot be parsed. Nest's responses to those repeat the address or the body. The
 * HttpExceptions of the application's own controllers stay unchanged.
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
    // With globals: 'both', Nest also calls it for handlers; there, the dispatcher makes the answer.
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

/** Nest's router throws this message; nothing else identifies the error. */
function isUnknownRoute(error: unknown): boolean {
  return error instanceof NotFoundException && /^Cannot [A-Z-]+ /.test(error.message);
}
