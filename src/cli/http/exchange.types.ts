import type { IncomingHttpHeaders } from 'node:http';

/** One call and its result. Redirects are not followed, and every case is a value to check. */
export type Exchange = AnsweredExchange | FailedExchange;

export interface SentRequest {
  /** A description of the request for the report: `an ordinary call`. */
  readonly label: string;
  readonly url: URL;
  readonly method: string;
  readonly body: string | Buffer;
  /** A request of the platform. False for requests that only an attacker or a proxy would send. */
  readonly asPlatform: boolean;
}

export interface AnsweredExchange {
  readonly kind: 'answered';
  readonly sent: SentRequest;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Of the status line and all headers, in bytes. */
  readonly headerBytes: number;
  /** The received bytes, before decompression. */
  readonly raw: Buffer;
  /** Undefined if the body does not match `Content-Encoding`. */
  readonly body?: Buffer;
  readonly reusedConnection: boolean;
  /** Until the last byte. */
  readonly ms: number;
}

export interface FailedExchange {
  readonly kind: 'failed';
  readonly sent: SentRequest;
  readonly failure: Failure;
  /** The error's code if it has one; never its message. */
  readonly code: string;
  readonly ms: number;
}

/**
 * `refused`: no listener; `unknown-host`: the name cannot be resolved; `dropped`: closed without a complete answer;
 * `late`: no complete answer in time; `not-http`: another protocol; `large-headers`: more than any client reads;
 * `certificate`: TLS that is not trusted, or none.
 */
export type Failure =
  'refused' | 'unknown-host' | 'dropped' | 'late' | 'not-http' | 'large-headers' | 'certificate';
