import type { JsonRecord } from '../../../common/index.js';
import { NotEmulated } from './not-emulated.error.js';

const PATH =
  /^[\p{L}_$][\p{L}\p{N}_$]*(?:\??\.[\p{L}_$][\p{L}\p{N}_$]*|\[\d+\]|\["[^"\\]*"\]|\['[^'\\]*'\])*$/u;
const STEP = /(\?)?\.?([\p{L}_$][\p{L}\p{N}_$]*)|\[(\d+)\]|\["([^"]*)"\]|\['([^']*)'\]/gu;

/**
 * The value behind `order.items[0].name`. The real engine runs such a name as JavaScript; here it is a path and nothing
 * else, because exports come from anywhere.
 *
 * @throws TypeError as JavaScript would: at a step into nothing
 * @throws NotEmulated if it is no path
 */
export function valueAt(path: string, variables: JsonRecord): unknown {
  if (!PATH.test(path)) throw new NotEmulated('a name that is a program, not a variable');
  let value: unknown = variables;
  for (const [, optional, name, index, quoted, single] of path.matchAll(STEP)) {
    if (value === null || value === undefined) {
      if (optional !== undefined) return undefined;
      throw new TypeError('a step into nothing');
    }
    const key = name ?? index ?? quoted ?? single ?? '';
    value = Object.hasOwn(Object(value) as object, key) ? (value as JsonRecord)[key] : undefined;
  }
  return value;
}
