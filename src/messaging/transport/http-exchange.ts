import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import type { AxiosResponse } from 'axios';
import { CallAbortedError, PlatformTimeoutError } from '../errors/index.js';
import { MAX_ANSWER_BYTES } from '../messaging.constants.js';
import type { Operation, PlatformAnswer } from '../operations/operation.interface.js';
import { ConnectionPool } from './connection-pool.js';
import { inProcess } from './in-process.js';
import { jsonOrText } from './json.js';
import { MessagingSettings } from './messaging-settings.js';
import { networkError } from './network-error.js';

export interface HttpCall {
  operation: Operation<unknown>;
  /** The platform's address without a trailing slash. */
  apiUrl: string;
  /** Below the platform's address, encoded, with its query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: Buffer;
  /** For this attempt, from the first byte to the last. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/** One HTTP request to a configured platform and its whole answer, whatever the status. No retry, no redirect. */
@Injectable()
export class HttpExchange {
  constructor(
    private readonly http: HttpService,
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
        ? toAnswer(await this.request(call, cancel.signal))
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

  private request(call: HttpCall, signal: AbortSignal): Promise<AxiosResponse<Buffer>> {
    return this.http.axiosRef.request<Buffer>({
      method: call.operation.method,
      url: call.apiUrl + call.path,
      headers: { ...call.headers },
      data: call.body,
      signal,
      httpAgent: this.pool.http,
      httpsAgent: this.pool.https,
    });
  }
}

/**
 * What holds for every call. No redirect, because the credential must not travel; no proxy from the environment, because
 * the library hands it the credential in clear; the body as bytes, because it would hide a broken one.
 */
export const HTTP_DEFAULTS = {
  adapter: 'http',
  maxRedirects: 0,
  proxy: false,
  responseType: 'arraybuffer',
  validateStatus: (): boolean => true,
  maxContentLength: MAX_ANSWER_BYTES,
} as const;

function toAnswer(response: AxiosResponse<Buffer>): PlatformAnswer {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const text = Buffer.from(response.data).toString('utf8');
  return { status: response.status, headers, body: jsonOrText(text) };
}
