import { request as requestHttp, type Agent, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { decodeBody } from './decode-body.js';
import type { Exchange, SentRequest } from './exchange.types.js';
import { codeOf, failureOf } from './failure-of.js';

/** More than the platform reads, so that headers above its limit can still be measured. */
const MAX_HEADER_BYTES = 256 * 1024;
const MAX_BODY_BYTES = 64 * 1024 * 1024;

export interface ExchangeOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds for the whole answer. */
  readonly timeoutMs: number;
  /** Default: a separate connection. */
  readonly agent?: Agent;
  /** False after an invalid certificate was found, to run the other checks. */
  readonly verifyCertificate: boolean;
  /**
   * True: an answer counts even if the connection breaks during the request body. A proxy that rejects a body early
   * closes the connection while it is sent. Default: false, because the platform reads no such answer.
   */
  readonly keepsBrokenAnswer?: boolean;
}

/** Sends one call and waits for its answer. It never rejects: a failure is a result. */
export function exchange(sent: SentRequest, options: ExchangeOptions): Promise<Exchange> {
  const started = performance.now();
  const elapsed = (): number => Math.round(performance.now() - started);
  return new Promise((resolve) => {
    const isSecure = sent.url.protocol === 'https:';
    const send = isSecure ? requestHttps : requestHttp;
    const outgoing = send(sent.url, {
      method: sent.method,
      headers: { ...options.headers, ...contentLength(sent.body) },
      agent: options.agent ?? false,
      maxHeaderSize: MAX_HEADER_BYTES,
      ...(isSecure && { rejectUnauthorized: options.verifyCertificate }),
    });
    const fail = (code: string): void => {
      clearTimeout(timer);
      resolve({ kind: 'failed', sent, failure: failureOf(code), code, ms: elapsed() });
      outgoing.destroy();
    };
    const timer = setTimeout(() => fail('ETIMEDOUT'), options.timeoutMs);
    let keepsAnswer = false;
    outgoing.on('error', (error) => {
      if (!keepsAnswer) fail(codeOf(error));
    });
    outgoing.on('response', (incoming) => {
      keepsAnswer = options.keepsBrokenAnswer ?? false;
      void readAnswer(incoming, keepsAnswer).then(
        (raw) => {
          clearTimeout(timer);
          resolve({
            kind: 'answered',
            sent,
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            headerBytes: headerBytes(incoming),
            raw,
            body: decodeBody(raw, incoming.headers['content-encoding']),
            reusedConnection: outgoing.reusedSocket,
            ms: elapsed(),
          });
        },
        (error: unknown) => fail(codeOf(error)),
      );
    });
    outgoing.end(sent.body);
  });
}

async function readAnswer(incoming: IncomingMessage, keepsBroken: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    if (!keepsBroken) throw error;
  }
  return Buffer.concat(chunks);
}

function contentLength(body: string | Buffer): Record<string, string> {
  return body.length === 0 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
}

/** Each header costs its two parts, `: ` and the line's end. */
function headerBytes({ rawHeaders, statusMessage = '' }: IncomingMessage): number {
  const lines = rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 0);
  return `HTTP/1.1 200 ${statusMessage}\r\n`.length + lines;
}
