import type { MessagingError, PlatformResource } from '../errors/index.js';

export interface PlatformAnswer {
  status: number;
  /** Header names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** The parsed JSON; the plain text if it is not JSON. */
  body: unknown;
}

/**
 * One operation of the platform's REST interface: everything that the client needs to call it, and everything that
 * docs/messaging.md says about it. The documentation is generated from this, so the two cannot differ.
 * @see protocol.md 4.2
 */
export interface Operation<Result> {
  /** The name in errors and logs. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `:name` is a path parameter. */
  readonly path: `/${string}`;
  /** The method of this framework that calls it. */
  readonly ours: string;
  /** The credential that it requires. `public`: none is sent. */
  readonly access: 'token' | 'credentials' | 'public';
  /**
   * `safe`: idempotent. `checked`: before a retry, the platform is asked whether it was done. `never`: retried only if
   * the platform certainly did nothing. @see protocol.md 8
   */
  readonly repeat: 'safe' | 'checked' | 'never';
  /** The resource that a 404 reports as unknown. */
  readonly resource: 'conversation' | PlatformResource;
  /** Specific errors, in addition to those of every call and the one for a 404. */
  readonly throws?: readonly ErrorClass[];
  /** Reads the result from a success; undefined if the answer is not one of this operation. */
  read(answer: PlatformAnswer): Result | undefined;
}

export type ErrorClass = { readonly name: string; readonly prototype: MessagingError };
