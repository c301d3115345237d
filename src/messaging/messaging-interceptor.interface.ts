import type { PlatformAnswer } from './operations/operation.interface.js';

/** One HTTP request to the platform, as an interceptor sees it: without its credential. */
export interface OutgoingCall {
  /** Name of the operation, as in docs/messaging.md. */
  readonly operation: string;
  readonly method: string;
  /** The path below the platform's address, encoded. */
  readonly path: string;
  readonly projectId?: string;
  readonly requestId?: string;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
  /** The JSON body. It may hold texts of users. */
  readonly body: unknown;
  /** Headers to add, for example `traceparent`. Headers of the client itself cannot be replaced. */
  readonly headers: Record<string, string>;
}

/**
 * Wraps every HTTP request to the platform, for traces, metrics and audits. Give instances in the option
 * `interceptors`; with `forRootAsync` they can be injected.
 *
 * An interceptor may call the conversation: such a call does not wait for the wrapped call, and is not intercepted.
 *
 * @example
 * class CallTimer implements MessagingInterceptor {
 *   async intercept(call: OutgoingCall, next: () => Promise<PlatformAnswer>): Promise<PlatformAnswer> {
 *     const started = performance.now();
 *     try {
 *       return await next();
 *     } finally {
 *       histogram.record(performance.now() - started, { operation: call.operation });
 *     }
 *   }
 * }
 */
export interface MessagingInterceptor {
  /** `next` returns the platform's success, or rejects with the MessagingError of this attempt. */
  intercept(call: OutgoingCall, next: () => Promise<PlatformAnswer>): Promise<PlatformAnswer>;
}
