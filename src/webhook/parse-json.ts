import { isUtf8 } from 'node:buffer';
import { isDeeperThan } from './json-depth.js';
import { WebhookError } from './webhook.error.js';

const BOM = '\u{FEFF}';

/**
 * Parses UTF-8 JSON. `JSON.parse` makes `__proto__` an own property like any other: names are data.
 *
 * @throws WebhookError 400 for anything else, and for what is deeper than `depthLimit`; the parser's own message would
 *   repeat the body, so it is dropped
 */
export function parseJson(body: Buffer, depthLimit: number): unknown {
  if (!isUtf8(body)) throw WebhookError.malformedJson();
  if (isDeeperThan(depthLimit, body)) throw WebhookError.jsonTooDeep();
  const text = body.toString('utf8');
  try {
    return JSON.parse(text.startsWith(BOM) ? text.slice(1) : text) as unknown;
  } catch {
    throw WebhookError.malformedJson();
  }
}
