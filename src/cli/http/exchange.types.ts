import type { IncomingHttpHeaders } from 'node:http';

/** One call and what came of it. Nothing is followed and nothing is believed: every case is a value to look at. */
export type Exchange = AnsweredExchange | FailedExchange;

export interface SentRequest {
  /** What was sent, in words for the report: `an ordinary call`. */
  readonly label: string;
  readonly url: URL;
  readonly method: string;
  readonly body: string | Buffer;
  /** As the platform calls the webhook. False for what only a stranger or a proxy would send. */
  readonly asPlatform: boolean;
}

export interface AnsweredExchange {
  readonly kind: 'answered';
  readonly sent: SentRequest;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Of the status line and all headers, in bytes. */
  readonly headerBytes: number;
  /** As it came, before it is decompressed. */
  readonly raw: Buffer;
  /** Absent when the body is not what `Content-Encoding` says. */
  readonly body?: Buffer;
  readonly reusedConnection: boolean;
  /** Until the last byte. */
  readonly ms: number;
}

export interface FailedExchange {
  readonly kind: 'failed';
  readonly sent: SentRequest;
  readonly failure: Failure;
  /** The error's code where it has one; never its words. */
  readonly code: string;
  readonly ms: number;
}

/**
 * `refused`: nobody listens; `unknown-host`: the name leads nowhere; `dropped`: closed without a complete answer;
 * `late`: no complete answer in time; `not-http`: something else speaks there; `large-headers`: more than any client
 * reads; `certificate`: TLS that is not trusted, or none.
 */
export type Failure =
  'refused' | 'unknown-host' | 'dropped' | 'late' | 'not-http' | 'large-headers' | 'certificate';
