import { FulfillmentError } from '../common/index.js';

/** A request that is refused before any handler sees it. Its text goes to the caller: it never repeats the request. */
export class WebhookError extends FulfillmentError {
  private constructor(
    readonly status: number,
    code: string,
    message: string,
    help: string,
    /** Which of several limits it was; not for the caller. */
    readonly limit?: 'address' | 'project',
    /** Seconds. */
    readonly retryAfter?: number,
  ) {
    super({ code, message, help });
  }

  static readonly httpsRequired = (): WebhookError =>
    new WebhookError(
      403,
      'HTTPS_REQUIRED',
      'This service is reached by HTTPS only.',
      'Use an https:// URL. Behind a proxy that ends HTTPS, set TRUST_PROXY and let it send X-Forwarded-Proto.',
    );

  static readonly unauthorized = (): WebhookError =>
    new WebhookError(
      401,
      'UNAUTHORIZED',
      'The caller could not be verified.',
      'Give the webhook URL of the bot the credentials that this service was started with.',
    );

  static readonly methodNotAllowed = (): WebhookError =>
    new WebhookError(
      405,
      'METHOD_NOT_ALLOWED',
      'The webhook takes POST only.',
      'Send a POST with a JSON body.',
    );

  static readonly tooManyHeaders = (): WebhookError =>
    new WebhookError(
      431,
      'TOO_MANY_HEADERS',
      'The call has more headers than this service takes.',
      'Raise LIMIT_HEADERS, or let the proxy in front add fewer.',
    );

  static readonly tooManyRequests = (limit: 'address' | 'project', retryAfter: number): WebhookError =>
    new WebhookError(
      429,
      'TOO_MANY_REQUESTS',
      'Too many calls in a short time.',
      'Wait a minute. LIMIT_RATE_PER_ADDRESS and LIMIT_RATE_PER_PROJECT say how many calls are taken.',
      limit,
      retryAfter,
    );

  static readonly loop = (): WebhookError =>
    new WebhookError(
      429,
      'LOOP',
      'The conversation had too many turns in a minute: its bot seems to answer itself.',
      'See why the bot receives its own messages, or raise LOOP_LIMIT.',
    );
}
