import { Injectable } from '@nestjs/common';
import { CallAbortedError, PlatformTimeoutError } from '../errors/index.js';
import type { Operation, PlatformAnswer } from '../operations/operation.interface.js';
import { ConnectionPool } from './connection-pool.js';
import { httpRequest } from './http-request.js';
import { inProcess } from './in-process.js';
import { MessagingSettings } from './messaging-settings.js';
import { networkError } from './network-error.js';

export interface HttpCall {
  operation: Operation<unknown>;
  /** The platform's address without a trailing slash. */
  apiUrl: string;
  /** Below the platform's address, encoded, with its query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  /** As text: Node writes it together with the head, where bytes would be a second piece. */
  body?: string;
  /** For this attempt, from the first byte to the last. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/** A request on its way. */
export interface RunningCall {
  readonly answer: Promise<PlatformAnswer>;
  /** Ends it, wherever it is; what becomes of `answer` then does not matter any more. */
  cancel(): void;
}

/** One HTTP request to a configured platform and its whole answer, whatever the status. No retry, no redirect. */
@Injectable()
export class HttpExchange {
  constructor(
    private readonly pool: ConnectionPool,
    private readonly settings: MessagingSettings,
  ) {}

  async send(call: HttpCall): Promise<PlatformAnswer> {
    const { operation, signal, timeoutMs } = call;
    if (signal?.aborted) throw new CallAbortedError(operation.name, 'not-done');
    const running = this.start(call);
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      const giveUp = (error: Error): void => {
        end();
        reject(error);
        running.cancel();
      };
      const onAbort = (): void => giveUp(new CallAbortedError(operation.name, 'unknown'));
      const onLate = (): void => giveUp(new PlatformTimeoutError(operation.name, timeoutMs));
      const timer = setTimeout(onLate, timeoutMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      running.answer.then(
        (answer) => {
          end();
          resolve(answer);
        },
        (error: unknown) => {
          end();
          reject(networkError(operation.name, error));
        },
      );
    });
  }

  private start(call: HttpCall): RunningCall {
    const { fetch } = this.settings;
    return fetch === undefined ? httpRequest(call, this.pool.to(call.apiUrl)) : inProcess(fetch, call);
  }
}
