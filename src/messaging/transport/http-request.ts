import {
  request as requestHttp,
  type ClientRequest,
  type IncomingHttpHeaders,
  type RequestOptions,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import type { PlatformAnswer } from '../operations/operation.interface.js';
import { answerText } from './answer-text.js';
import type { HttpCall, RunningCall } from './http-exchange.js';
import { jsonOrText } from './json.js';

/** How to reach a platform: the options that all its requests share, with the path before those of its operations. */
export type PlatformTarget = Readonly<RequestOptions> & { readonly basePath: string };

/**
 * The request on Node's own client. It follows no redirect and asks no proxy of the environment, so the credential goes
 * to the platform alone. @see docs/decisions/own-http-exchange.md
 */
export function httpRequest(
  { operation, path, headers, body }: HttpCall,
  { basePath, ...target }: PlatformTarget,
): RunningCall {
  let request: ClientRequest | undefined;
  const answer = new Promise<PlatformAnswer>((resolve, reject) => {
    const send = target.protocol === 'https:' ? requestHttps : requestHttp;
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    request = send({
      ...target,
      method: operation.method,
      path: basePath + path,
      headers: { ...headers, 'Accept-Encoding': 'gzip', ...length },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      answerText(
        response,
        (text) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: joined(response.headers),
            body: jsonOrText(text),
          }),
        reject,
      );
    });
    request.end(body);
  });
  return { answer, cancel: () => request?.destroy() };
}

/** Node joins all that may come twice, but leaves cookies apart. */
function joined({ 'set-cookie': cookies, ...headers }: IncomingHttpHeaders): Record<string, string> {
  const all = headers as Record<string, string>;
  if (cookies !== undefined) all['set-cookie'] = String(cookies);
  return all;
}
