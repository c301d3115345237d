import { randomUUID } from 'node:crypto';
import { Liquid } from 'liquidjs';
import type { JsonRecord } from '../../../common/index.js';
import { EngineFailure } from '../engine-failure.js';

/** Bounds for templates that a bot's author, or a user, let run wild: characters and milliseconds. */
const LIMITS = { memoryLimit: 50_000_000, renderLimit: 2_000 };

/** A file system without files, so that templates cannot read any. */
const liquid = new Liquid({ templates: {}, ...LIMITS });

/**
 * Fills variables into a text: first `${name}`, ignoring case and once for each variable, then Liquid. A text that
 * Liquid cannot parse stays as it is after the first step. Values that are not text stay unchanged.
 *
 * `timestamp`, `now`, `UUID` and `UUIDv4` are generated again, and stored in the given variables: a reply passes them
 * on to the browser. @see protocol.md 2.3
 */
export function fill(text: unknown, variables: JsonRecord): unknown {
  if (typeof text !== 'string') return text;
  Object.assign(variables, {
    timestamp: Date.now(),
    now: new Date().toISOString(),
    UUID: randomUUID().replaceAll('-', ''),
    UUIDv4: randomUUID(),
  });
  const filled = Object.entries(variables).reduce((result, [name, value]) => {
    const form = placeholder(name);
    return result.includes('${') ? result.replace(form, String(value)) : result;
  }, text);
  // Liquid reads a text without tags character by character: seconds for one of a megabyte.
  if (!/\{[{%]/.test(filled)) return filled;
  try {
    return String(liquid.parseAndRenderSync(filled, variables));
  } catch {
    return filled;
  }
}

/** The engine does not escape the name: an invalid regular expression breaks every text of the conversation. */
function placeholder(name: string): RegExp {
  try {
    return new RegExp(`(\\$\\{${name}\\})`, 'i');
  } catch {
    throw new EngineFailure(
      'the name of a variable is an invalid regular expression, so no text can be filled',
    );
  }
}
