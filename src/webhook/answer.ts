import { HttpException } from '@nestjs/common';
import { FulfillmentError } from '../common/index.js';
import { errorAnswer, genericAnswer, type HttpAnswer } from '../http/index.js';
import { InvalidWebhookRequestError } from '../protocol/index.js';
import type { CompiledReply } from '../replies/index.js';
import { WebhookError } from './webhook.error.js';

const NO_CONTENT: HttpAnswer = { status: 204 };
/** The user sees nothing. */
export const NOTHING: HttpAnswer = { status: 200, json: '{}' };

/** @throws TypeError if the reply cannot be serialised (a cycle, a BigInt): the caller answers with an error then. */
export function answerOfReply(reply: CompiledReply): HttpAnswer {
  switch (reply.kind) {
    case 'static':
      return NO_CONTENT;
    case 'silence':
      return NOTHING;
    case 'response':
      return { status: 200, json: reply.json };
  }
}

export function answerOfError(error: unknown): HttpAnswer {
  if (error instanceof InvalidWebhookRequestError)
    return errorAnswer(400, error.code, error.message, error.help);
  const status = statusOf(error);
  if (error instanceof FulfillmentError && 'status' in error) {
    const answer = errorAnswer(status, error.code, error.message, error.help);
    return error instanceof WebhookError ? { ...answer, retryAfter: error.retryAfter } : answer;
  }
  return genericAnswer(status);
}

/** The status of an error of Nest, Express or Fastify; 500 for a value without a status from 400 to 599. */
function statusOf(error: unknown): number {
  const status = claimedStatus(error);
  return typeof status === 'number' && status >= 400 && status <= 599 ? status : 500;
}

function claimedStatus(error: unknown): unknown {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null) return undefined;
  if ('status' in error) return error.status;
  return 'statusCode' in error ? error.statusCode : undefined;
}
