import { Injectable } from '@nestjs/common';
import { jsonOrText } from '../../common/index.js';
import { CallAbortedError, PlatformTimeoutError } from '../errors/index.js';
import type { Operation, PlatformAnswer } from '../operations/operation.interface.js';
import { ConnectionPool } from './connection-pool.js';
import { inProcess } from './in-process.js';
import { MessagingSettings } from './messaging-settings.js';
import { networkError, staleConnection } from './network-error.js';
import { wholeBody } from './whole-body.js';

export interface HttpCall {
  operation: Operation<unknown>;
  /** The platform's address without a trailing slash. */
  apiUrl: string;
  /** Path below the platform's address, encoded, with its query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: Buffer;
  /** Time for this attempt, from the first byte to the last. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/** One HTTP request to a configured platform and its whole answer, whatever the status. No retry, no redirect. */
@Injectable()
export class HttpExchange {
  constructor(
    private readonly pool: ConnectionPool,
    private readonly settings: MessagingSettings,
  ) {}

  async send(call: HttpCall): Promise<PlatformAnswer> {
    const { operation, signal } = call;
    if (signal?.aborted) throw new CallAbortedError(operation.name, 'not-done');
    const cancel = new AbortController();
    const onAbort = (): void => cancel.abort();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      cancel.abort();
    }, call.timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const { fetch } = this.settings;
      return fetch === undefined
        ? await this.request(call, cancel.signal)
        : await inProcess(fetch, call, cancel.signal);
    } catch (error) {
      if (late) throw new PlatformTimeoutError(operation.name, call.timeoutMs);
      if (signal?.aborted) throw new CallAbortedError(operation.name, 'unknown');
      throw networkError(operation.name, error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Over the network. The dispatcher follows no redirect: the credential stays with the platform. */
  private async request(call: HttpCall, signal: AbortSignal): Promise<PlatformAnswer> {
    const { operation, apiUrl, body } = call;
    const { dispatcher } = this.pool;
    const { origin } = new URL(apiUrl);
    const path = apiUrl.slice(origin.length) + call.path;
    const startedAt = performance.now();
    try {
      const answer = await dispatcher.request({
        origin,
        path,
        method: operation.method,
        headers: { ...call.headers },
        body,
        signal,
      });
      return {
        status: answer.statusCode,
        headers: textHeaders(answer.headers),
        body: jsonOrText(await wholeBody(operation.name, () => answer.body.text())),
      };
    } catch (error) {
      if (!this.pool.wasStale(error, startedAt)) throw error;
      this.pool.renew(dispatcher);
      throw staleConnection(operation.name);
    }
  }
}

function textHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
