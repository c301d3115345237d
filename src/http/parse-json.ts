import { isUtf8 } from 'node:buffer';
import { nestsDeeperThan, problemOfBytes, type JsonLimits } from './json-depth.js';
import { RequestBodyError } from './request-body.error.js';

const BOM = '\u{FEFF}';
/** Bytes. Calls are 12 to 40 KB, and few are above 100: what is larger may cost more, and what is hostile is large. */
const LARGE = 256 * 1024;

/**
 * Parses UTF-8 JSON. `JSON.parse` makes `__proto__` an own property like any other: names are data.
 *
 * @throws RequestBodyError 400 for anything else, and for what is deeper than `limits`; the parser's own message would
 *   repeat the body, so it is dropped
 */
export function parseJson(body: Buffer, limits: JsonLimits): unknown {
  if (!isUtf8(body)) throw RequestBodyError.malformedJson();
  const isLarge = body.length > LARGE;
  const problem = isLarge ? problemOfBytes(limits, body) : undefined;
  if (problem !== undefined)
    throw problem === 'deep' ? RequestBodyError.jsonTooDeep() : RequestBodyError.jsonTooWide();
  const json = parsed(body.toString('utf8'));
  if (!isLarge && nestsDeeperThan(limits.depth, json)) throw RequestBodyError.jsonTooDeep();
  return json;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.startsWith(BOM) ? text.slice(1) : text) as unknown;
  } catch {
    throw RequestBodyError.malformedJson();
  }
}
