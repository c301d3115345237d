import type { MessagingError, PlatformResource } from '../errors/index.js';

export interface PlatformAnswer {
  status: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  /** The parsed JSON; the text as it came where it is none. */
  body: unknown;
}

/**
 * One operation of the platform's REST interface: all that the client must know to call it, and all that
 * docs/messaging.md says about it. The documentation cannot differ from the code, because it is made from this.
 * @see protocol.md 4.2
 */
export interface Operation<Result> {
  /** The name in errors and logs. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `:name` stands for a path parameter. */
  readonly path: `/${string}`;
  /** How it is called with us. */
  readonly ours: string;
  /** Whose credential it takes. `public`: none is sent. */
  readonly access: 'token' | 'credentials' | 'public';
  /**
   * `safe`: doing it twice is doing it once. `checked`: before it is repeated, the platform is asked whether it was
   * done. `never`: repeated only when the platform surely did nothing. @see protocol.md 8
   */
  readonly repeat: 'safe' | 'checked' | 'never';
  /** What a 404 says is unknown. */
  readonly resource: 'conversation' | PlatformResource;
  /** Errors of its own, beside those that every call can have and the one for a 404. */
  readonly throws?: readonly ErrorClass[];
  /** The result out of a success; undefined when the answer is not that of this operation. */
  read(answer: PlatformAnswer): Result | undefined;
}

export type ErrorClass = { readonly name: string; readonly prototype: MessagingError };
