import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

const LIMIT = { maxOutputLength: 64 * 1024 * 1024 };
const DECODERS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  identity: (body) => body,
  gzip: (body) => gunzipSync(body, LIMIT),
  'x-gzip': (body) => gunzipSync(body, LIMIT),
  deflate: (body) => inflateSync(body, LIMIT),
  br: (body) => brotliDecompressSync(body, LIMIT),
};

/** @returns undefined if the body does not match its encoding, or the platform does not accept that encoding */
export function decodeBody(body: Buffer, encoding = 'identity'): Buffer | undefined {
  if (body.length === 0) return body;
  try {
    return DECODERS[encoding.trim().toLowerCase()]?.(body);
  } catch {
    return undefined;
  }
}
