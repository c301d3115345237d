import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate as inflateZlib } from 'node:zlib';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { RequestBodyError } from '../http/index.js';

const DECOMPRESS = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflateZlib)],
  ['br', promisify(brotliDecompress)],
]);

/**
 * Decompresses a body, up to `limit` bytes.
 *
 * @param encoding of `Content-Encoding`, in lower case
 * @throws UnsupportedMediaTypeException for an unknown encoding; RequestBodyError 413 if the result is too large, 400 if
 *   the body is not of this encoding
 */
export async function inflate(body: Buffer, encoding: string, limit: number): Promise<Buffer> {
  if (encoding === 'identity') return body;
  const decompress = DECOMPRESS.get(encoding);
  if (decompress === undefined) {
    throw new UnsupportedMediaTypeException(
      'The encoding of the body is not supported. Use gzip, deflate or br.',
    );
  }
  try {
    return await decompress(body, { maxOutputLength: limit });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge ? RequestBodyError.bodyTooLarge() : RequestBodyError.malformedCompression();
  }
}
