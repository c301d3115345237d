import type { JsonRecord } from '../../../common/index.js';
import { NotEmulated } from './not-emulated.error.js';

const PATH =
  /^[\p{L}_$][\p{L}\p{N}_$]*(?:\??\.[\p{L}_$][\p{L}\p{N}_$]*|\[\d+\]|\["[^"\\]*"\]|\['[^'\\]*'\])*$/u;
const STEP = /(\?)?\.?([\p{L}_$][\p{L}\p{N}_$]*)|\[(\d+)\]|\["([^"]*)"\]|\['([^']*)'\]/gu;

/**
 * The value of `order.items[0].name`. The real engine evaluates such a name as JavaScript; here it is only a path,
 * because exports come from untrusted sources.
 *
 * @throws TypeError as JavaScript would: at a property of undefined
 * @throws NotEmulated if it is not a path
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
