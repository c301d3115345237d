import type { IncomingMessage } from 'node:http';
import { WebhookError } from './webhook.error.js';

/**
 * How much of a body that is too large is still read, and thrown away, so that the caller reads our answer instead
 * of a reset connection, which the platform answers with silence. Past it the connection is cut.
 */
const DRAIN_FACTOR = 8;

/**
 * The bytes of a body of at most `limit` bytes.
 *
 * @throws WebhookError 413 as soon as it is too large, by its announced or its real length; 400 if it breaks off
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const refuse = (): void => {
      chunks.length = 0;
      reject(WebhookError.bodyTooLarge());
    };
    if (Number(request.headers['content-length']) > limit) refuse();
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else if (size > limit * DRAIN_FACTOR) request.destroy();
      else refuse();
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', () => reject(WebhookError.bodyAborted()));
    request.on('close', () => {
      if (!request.complete) reject(WebhookError.bodyAborted());
    });
  });
}
