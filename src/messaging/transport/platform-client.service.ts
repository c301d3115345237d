import { Injectable } from '@nestjs/common';
import {
  ConversationNotFoundError,
  MessagingError,
  PlatformTimeoutError,
  RateLimitedError,
  UnexpectedAnswerError,
} from '../errors/index.js';
import type { PlatformPause } from '../messaging-options.interface.js';
import type { Operation, PlatformAnswer } from '../operations/operation.interface.js';
import { answerError } from './answer-error.js';
import { CircuitBreakers } from './circuit-breakers.js';
import { ConnectionShares } from './connection-shares.js';
import type { Authorization, Credential } from './credential.js';
import { Deadline } from './deadline.js';
import { lookPlan, maySendAgain } from './doubtful-send.js';
import { HttpExchange } from './http-exchange.js';
import { addedHeaders, intercepted } from './interceptor-chain.js';
import { MessagingSettings } from './messaging-settings.js';
import { platformWords } from './platform-words.js';
import { callBody, callPath, type PathParams, type Query } from './prepare-call.js';
import type { ProjectRoute } from './project-route.js';
import { ProjectGate } from './project-gate.js';
import { mayRepeat, pauseBefore } from './retry-policy.js';

/** Used in place of the project, for calls on behalf of unauthenticated callers. */
const UNPROVEN = '';

/** The last parameter of every method that calls the platform. */
export interface CallOptions {
  /** Ends the call early, with a CallAbortedError. */
  signal?: AbortSignal;
  /** Replaces the module's `timeoutMs` for this call, in milliseconds. */
  timeoutMs?: number;
}

export interface PlatformRequest<Result> extends CallOptions {
  /** The route of the project when the handle was made. */
  route: ProjectRoute;
  /** Left out for public operations: a credential is sent only where it is needed. */
  credential?: Credential;
  params: PathParams;
  query?: Query;
  body?: unknown;
  /** On behalf of an unauthenticated caller: the call does not count for the project that the caller names. */
  isUnproven?: boolean;
  /**
   * A read before a call, with a part of its time: its timeout says nothing about the platform, so it counts neither as a
   * failure nor as a success for the circuit breaker.
   */
  isLook?: boolean;
  /** For `checked` operations: asks the platform whether it has done this call, before a retry. */
  lookUp?: (options: CallOptions) => Promise<Result | undefined>;
}

/** A request, prepared once for all its attempts. */
interface ReadyCall<Result> {
  operation: Operation<Result>;
  request: PlatformRequest<Result>;
  path: string;
  body?: Buffer;
  authorization?: Authorization;
  deadline: Deadline;
  /** A message that was not found and is sent a second time; the first one may still arrive. */
  doubt?: MessagingError;
}

/**
 * Calls one operation of the platform and returns its typed result, or throws a subclass of `MessagingError`.
 *
 * Each attempt passes the project's gate, the circuit breaker of the host and the interceptors, and waits for a
 * connection. All of it together takes no longer than the call's timeout.
 */
@Injectable()
export class PlatformClient {
  constructor(
    private readonly exchange: HttpExchange,
    private readonly settings: MessagingSettings,
    private readonly gate: ProjectGate,
    private readonly circuits: CircuitBreakers,
    private readonly shares: ConnectionShares,
  ) {}

  /** Waits between two steps of a reply. */
  get pause(): PlatformPause {
    return this.settings.pause;
  }

  async call<Result>(operation: Operation<Result>, request: PlatformRequest<Result>): Promise<Result> {
    const call: ReadyCall<Result> = {
      operation,
      request,
      path: callPath(operation, request.params, request.query),
      body: callBody(operation, request.body),
      authorization: request.credential?.authorize(operation.name, request.route.apiUrl),
      deadline: new Deadline(operation.name, request.timeoutMs ?? request.route.timeoutMs, request.signal),
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(call, attempt);
      } catch (error) {
        const done = await this.settle(call, attempt, error).catch((end: unknown) => {
          throw surelyNotDone(end) ? (call.doubt ?? end) : end;
        });
        if (done !== undefined) return done;
      }
    }
  }

  /**
   * Decides about a failed attempt: returns the result if the call succeeded after all, or undefined for a retry, or
   * throws.
   */
  private async settle<Result>(
    call: ReadyCall<Result>,
    attempt: number,
    error: unknown,
  ): Promise<Result | undefined> {
    const { operation, request, deadline } = call;
    if (!(error instanceof MessagingError)) throw error;
    const asks =
      operation.repeat === 'checked' && error.outcome === 'unknown' && request.lookUp !== undefined;
    const pause = pauseBefore(attempt, error, this.settings.backoffMs);
    const wait = error instanceof RateLimitedError ? error.retryAfterMs : pause;
    if (!mayRepeat(operation, error, asks) || wait >= deadline.remainingMs) throw error;
    if (asks) {
      const done = await this.search(call, error, pause);
      if (done !== undefined) return done;
      if (attempt > request.route.retries || !maySendAgain(error, deadline)) throw error;
      call.doubt = error;
      return undefined;
    }
    if (attempt > request.route.retries) throw error;
    await deadline.sleep(pause, error.outcome);
    return undefined;
  }

  /** Looks repeatedly: a message that is not stored yet may still be on its way. */
  private async search<Result>(
    call: ReadyCall<Result>,
    error: MessagingError,
    firstPause: number,
  ): Promise<Result | undefined> {
    const { deadline } = call;
    const { untilMs, longestPauseMs } = lookPlan(error, deadline);
    for (let pause = firstPause; pause < deadline.remainingMs;) {
      await deadline.sleep(pause, error.outcome);
      const done = await this.lookUp(call, error);
      const left = deadline.remainingMs - untilMs;
      if (done !== undefined || left <= 0) return done;
      pause = Math.min(pause * 2, longestPauseMs, left);
    }
    return undefined;
  }

  /** If the platform cannot be asked either, the call fails: it is never repeated blindly. */
  private async lookUp<Result>(
    { request, deadline }: ReadyCall<Result>,
    error: MessagingError,
  ): Promise<Result | undefined> {
    try {
      return await request.lookUp?.({
        signal: request.signal,
        timeoutMs: Math.max(1, Math.floor(deadline.remainingMs)),
      });
    } catch (reason) {
      throw reason instanceof ConversationNotFoundError ? reason : error;
    }
  }

  private async attempt<Result>(call: ReadyCall<Result>, attempt: number): Promise<Result> {
    const { operation, request, deadline } = call;
    const { route, params, isUnproven, isLook } = request;
    // All unproven calls would share one circuit: failed calls of some callers would have all others refused.
    if (isUnproven) return this.read(call, await this.intercept(call, UNPROVEN, attempt));
    const { projectId } = params;
    await this.gate.enter(projectId, operation.name, deadline, route.rateLimit);
    try {
      const answer = await this.circuits.run(
        { host: route.host, project: projectId, operation: operation.name, isCounted: isLook !== true },
        () => this.intercept(call, projectId, attempt),
      );
      this.gate.succeeded(projectId);
      return this.read(call, answer);
    } catch (error) {
      if (error instanceof RateLimitedError) this.gate.slowDown(projectId, error.retryAfterMs);
      throw error;
    }
  }

  private intercept(call: ReadyCall<unknown>, project: string, attempt: number): Promise<PlatformAnswer> {
    const { operation, request, path } = call;
    const headers: Record<string, string> = {};
    const { name, method } = operation;
    const { projectId, requestId } = request.params;
    const outgoing = {
      operation: name,
      method,
      path,
      projectId,
      requestId,
      attempt,
      body: request.body,
      headers,
    };
    return intercepted(this.settings.interceptors, outgoing, () =>
      this.shares.run(request.route.host, project, call.deadline, () => this.request(call, headers)),
    );
  }

  private async request(call: ReadyCall<unknown>, headers: Record<string, string>): Promise<PlatformAnswer> {
    const { operation, request, path, body, authorization, deadline } = call;
    const remaining = Math.floor(deadline.remainingMs);
    if (remaining <= 0) throw new PlatformTimeoutError(operation.name, deadline.timeoutMs);
    const answer = await this.exchange.send({
      operation,
      apiUrl: request.route.apiUrl,
      path,
      body,
      headers: {
        ...addedHeaders(headers),
        Accept: 'application/json',
        'User-Agent': 'pingstreams-fulfillment',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(authorization === undefined ? {} : { Authorization: authorization.header }),
      },
      timeoutMs: Math.min(remaining, this.settings.attemptTimeoutMs(deadline.timeoutMs)),
      signal: deadline.signal,
    });
    if (answer.status >= 200 && answer.status <= 299) return answer;
    throw answerError(operation, answer, authorization?.secrets ?? []);
  }

  private read<Result>({ operation, authorization }: ReadyCall<Result>, answer: PlatformAnswer): Result {
    const value = operation.read(answer);
    if (value !== undefined) return value;
    throw new UnexpectedAnswerError({
      operation: operation.name,
      status: answer.status,
      platformMessage: platformWords(answer.body, authorization?.secrets ?? []),
      problem: typeof answer.body === 'string' ? 'it is not JSON' : 'it is an error, or another document',
    });
  }
}

/** A platform that is merely busy now does not show whether it processed the same message before. */
function surelyNotDone(error: unknown): boolean {
  return error instanceof MessagingError && error.retryable && error.outcome === 'not-done';
}
