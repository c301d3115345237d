import type { IncomingMessage } from 'node:http';
import type { BodyRoom } from './body-room.js';
import { RequestBodyError } from './request-body.error.js';

/**
 * How much of a body that is too large is still read, and thrown away, so that the caller reads our answer instead
 * of a reset connection, which the platform answers with silence. Past it the connection is cut.
 */
const DRAIN_FACTOR = 8;

/**
 * The bytes of a body of at most `limit` bytes.
 *
 * @param room that it shares with other bodies; without one it takes what it needs
 * @throws RequestBodyError 413 as soon as it is too large, by its announced or its real length; 503 when there is no room;
 *   400 if it breaks off
 */
export function readBody(request: IncomingMessage, limit: number, room?: BodyRoom): Promise<Buffer> {
  const place = room?.enter();
  return new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let isRefused = false;
    const refuse = (error: RequestBodyError): void => {
      isRefused = true;
      chunks.length = 0;
      place?.leave();
      reject(error);
    };
    if (Number(request.headers['content-length']) > limit) refuse(RequestBodyError.bodyTooLarge());
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit * DRAIN_FACTOR) request.destroy();
      else if (isRefused) return;
      else if (size > limit) refuse(RequestBodyError.bodyTooLarge());
      else if (place?.hold(size) === false) refuse(RequestBodyError.noRoomForBody());
      else chunks.push(chunk);
    });
    request.on('end', () => {
      place?.leave();
      resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    });
    request.on('error', () => refuse(RequestBodyError.bodyAborted()));
    request.on('close', () => {
      if (!request.complete) refuse(RequestBodyError.bodyAborted());
    });
  });
}
