import type { Json } from '../../common/index.js';
import { InvalidSessionValueError } from '../errors/index.js';

/** Deeper is a mistake; JSON itself would end with a full stack. */
const DEEPEST = 100;

interface Place {
  readonly key: string;
  readonly path: string;
  /** The objects around the value. */
  readonly around: readonly object[];
}

/**
 * A copy that shares nothing with the value, and is what JSON would bring back. Properties that are undefined are left
 * out, as JSON does; everything else that JSON would leave out or change is refused.
 *
 * @param key the name of the session key, for the message
 * @throws InvalidSessionValueError
 */
export function jsonCopy(key: string, value: unknown): Json {
  return copy(value, { key, path: '', around: [] });
}

function copy(value: unknown, place: Place): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      // JSON has no -0: it brings 0 back.
      if (Number.isFinite(value)) return value === 0 ? 0 : value;
      throw refused(place, 'a number that is not finite', 'Keep null in its place.');
    case 'object':
      return value === null ? null : copyObject(value, place);
    case 'bigint':
      throw refused(place, 'a BigInt', 'Keep its text: String(value).');
    case 'undefined':
      throw refused(place, 'undefined', 'Use delete(key) to forget a value, and null within one.');
    default:
      throw refused(place, `a ${typeof value}`, 'Keep plain data alone.');
  }
}

function copyObject(value: object, place: Place): Json {
  if (place.around.includes(value)) {
    throw refused(place, 'itself: it is a cycle', 'Keep ids in the place of references.');
  }
  if (place.around.length === DEEPEST) {
    throw refused(place, `more than ${DEEPEST} levels`, 'Keep it flatter.');
  }
  const around = [...place.around, value];
  if (Array.isArray(value)) {
    return Array.from(value, (member: unknown, index) =>
      copy(member, { ...place, path: `${place.path}[${index}]`, around }),
    );
  }
  if (!isPlain(value)) {
    throw refused(
      place,
      `an instance of ${nameOf(value)}`,
      'Keep plain data: a Date as toISOString(), a Map as entries.',
    );
  }
  // By definition and not by assignment, so that `__proto__` is a name like any other.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => {
        const path = place.path === '' ? name : `${place.path}.${name}`;
        return [name, copy(member, { ...place, path, around })];
      }),
  );
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm have its Object.prototype, which is the end of their chain too.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value: object): string {
  const { constructor } = value as { constructor?: unknown };
  return typeof constructor === 'function' && constructor.name !== '' ? constructor.name : 'a class';
}

function refused({ key, path }: Place, problem: string, help: string): InvalidSessionValueError {
  return new InvalidSessionValueError(key, problem, help, path);
}
