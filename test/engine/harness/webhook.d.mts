import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: unknown;
  readonly delay?: number;
  readonly drop?: 'reset' | 'close';
  readonly raw?: string | Buffer;
}

export interface WebhookRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  readonly socket: Socket;
}

export type Answering = (
  request: WebhookRequest,
  response: ServerResponse,
) => Answer | void | Promise<Answer | void>;

export interface Webhook {
  readonly requests: readonly WebhookRequest[];
  readonly url: string;
  answers(answer: Answer | Answering): void;
  close(): Promise<void>;
}

export declare function webhook(answer?: Answer | Answering): Promise<Webhook>;
