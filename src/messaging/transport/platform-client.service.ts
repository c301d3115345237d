import { Injectable } from '@nestjs/common';
import { UnexpectedAnswerError } from '../errors/index.js';
import type { Operation, PlatformAnswer } from '../operations/operation.interface.js';
import { answerError } from './answer-error.js';
import type { Credential } from './credential.js';
import { HttpExchange } from './http-exchange.js';
import { MessagingSettings } from './messaging-settings.js';
import { platformWords } from './platform-words.js';
import { callBody, callPath, type PathParams, type Query } from './prepare-call.js';

/** What every method that calls the platform takes last. */
export interface CallOptions {
  /** Ends the call early, with a CallAbortedError. */
  signal?: AbortSignal;
  /** For this call instead of the module's `timeoutMs`, in milliseconds. */
  timeoutMs?: number;
}

export interface PlatformRequest extends CallOptions {
  /** Left out for public operations: a credential goes where it is needed only. */
  credential?: Credential;
  params: PathParams;
  query?: Query;
  body?: unknown;
}

/** Calls one operation of the platform and gives its typed result, or one of the errors of this room. */
@Injectable()
export class PlatformClient {
  constructor(
    private readonly exchange: HttpExchange,
    private readonly settings: MessagingSettings,
  ) {}

  async call<Result>(operation: Operation<Result>, request: PlatformRequest): Promise<Result> {
    const path = callPath(operation, request.params, request.query);
    const body = callBody(operation, request.body);
    const authorization = request.credential?.authorize(operation.name);
    const answer = await this.exchange.send({
      operation,
      path,
      body,
      headers: {
        Accept: 'application/json',
        'User-Agent': 'pingstreams-fulfillment',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(authorization === undefined ? {} : { Authorization: authorization.header }),
      },
      timeoutMs: request.timeoutMs ?? this.settings.timeoutMs,
      signal: request.signal,
    });
    return result(operation, answer, authorization?.secrets ?? []);
  }
}

function result<Result>(
  operation: Operation<Result>,
  answer: PlatformAnswer,
  secrets: readonly string[],
): Result {
  if (answer.status < 200 || answer.status > 299) throw answerError(operation, answer, secrets);
  const value = operation.read(answer);
  if (value !== undefined) return value;
  throw new UnexpectedAnswerError({
    operation: operation.name,
    status: answer.status,
    platformMessage: platformWords(answer.body, secrets),
    problem: typeof answer.body === 'string' ? 'it is no JSON' : 'it is an error, or another document',
  });
}
