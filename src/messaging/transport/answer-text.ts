import type { IncomingMessage } from 'node:http';
import { gunzip } from 'node:zlib';
import { MAX_ANSWER_BYTES } from '../messaging.constants.js';

/** An answer that did not come as it was announced, or goes beyond all bounds. */
class BrokenAnswerError extends Error {
  override readonly name = 'BrokenAnswerError';
  readonly code = 'ERR_BAD_RESPONSE';
}

/**
 * The whole text of an answer, packed or not. Listeners in the place of promises and pipelines: most answers are one
 * chunk, and each send has one.
 */
export function answerText(
  response: IncomingMessage,
  done: (text: string) => void,
  failed: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) response.destroy(new BrokenAnswerError());
  });
  response.on('error', () => failed(new BrokenAnswerError()));
  response.on('end', () => {
    const bytes = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    if (response.headers['content-encoding'] !== 'gzip' || bytes.length === 0) return done(bytes.toString());
    gunzip(bytes, { maxOutputLength: MAX_ANSWER_BYTES }, (error, unpacked) => {
      if (error === null) done(unpacked.toString());
      else failed(new BrokenAnswerError());
    });
  });
}
