import { ConnectionFailure, type Outcome } from '../faults/index.js';

const WITHOUT_BODY = new Set([204, 205, 304]);

/** The answer as `fetch` gives it. */
export function asResponse({ status, body, headers = {}, cut = false }: Outcome): Response {
  if (WITHOUT_BODY.has(status)) return new Response(null, { status, headers });
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  const length = String(Buffer.byteLength(text));
  const all = new Headers({ 'content-type': type, 'content-length': length, ...headers });
  return new Response(cut ? cutShort(text) : text, { status, headers: all });
}

/** Half of the text, and then the connection breaks. */
function cutShort(text: string): ReadableStream<Uint8Array> {
  const half = [Buffer.from(text.slice(0, text.length / 2))];
  return new ReadableStream({
    pull: (stream) => {
      const chunk = half.pop();
      if (chunk === undefined) stream.error(new ConnectionFailure('ERR_BAD_RESPONSE'));
      else stream.enqueue(chunk);
    },
  });
}
