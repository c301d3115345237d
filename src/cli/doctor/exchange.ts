import { request as requestHttp, type IncomingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';
import { describeError } from '../../common/index.js';

const LONGEST_ANSWER = 64 * 1024;

export interface Exchanged {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Its beginning. */
  readonly body: string;
}

/**
 * One bare request and its answer. Follows no redirect and knows no cookies: the question is what the other side says,
 * and a clever client would hide it.
 *
 * @param body sent as JSON by POST; without one it is a GET
 */
export function doctorExchange(
  url: string,
  { body, timeoutMs }: { body?: string; timeoutMs: number },
): Promise<Exchanged> {
  const { protocol } = new URL(url);
  const send = protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = send(url, {
      method: body === undefined ? 'GET' : 'POST',
      signal: AbortSignal.timeout(timeoutMs),
      agent: false,
      headers:
        body === undefined
          ? {}
          : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    });
    let answered = false;
    outgoing.once('error', (error) => {
      // Who refuses a body early closes the connection under the rest of it: the answer that came counts.
      if (!answered) reject(error);
    });
    outgoing.once('response', (response) => {
      answered = true;
      let text = '';
      const done = (): void =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      response.setEncoding('utf8').on('data', (part: string) => {
        if (text.length < LONGEST_ANSWER) text += part;
      });
      response.once('end', done).once('error', done).once('aborted', done);
    });
    outgoing.end(body);
  });
}

/** Why it failed, in the words of the system: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, … */
export function networkReason(error: unknown): string {
  const { name, message } = describeError(error);
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer in time';
  const code =
    typeof error === 'object' && error !== null ? (error as NodeJS.ErrnoException).code : undefined;
  return code ?? message;
}
