import type { Json } from '../../common/index.js';
import { InvalidSessionValueError } from '../errors/index.js';

/** A deeper value is a mistake, and could overflow the stack of JSON.stringify. */
const DEEPEST = 100;

interface Place {
  readonly key: string;
  readonly path: string;
  /** The objects that contain the value. */
  readonly around: readonly object[];
}

/**
 * A copy that shares nothing with the value, and equals the value after JSON. Properties that are undefined are left
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
      // JSON.stringify writes -0 as 0.
      if (Number.isFinite(value)) return value === 0 ? 0 : value;
      throw refused(place, 'a number that is not finite', 'Store null instead.');
    case 'object':
      return value === null ? null : copyObject(value, place);
    case 'bigint':
      throw refused(place, 'a BigInt', 'Store its text: String(value).');
    case 'undefined':
      throw refused(place, 'undefined', 'Use delete(key) to remove a value, and null within one.');
    default:
      throw refused(place, `a ${typeof value}`, 'Store plain data only.');
  }
}

function copyObject(value: object, place: Place): Json {
  if (place.around.includes(value)) {
    throw refused(place, 'itself: it is a cycle', 'Store ids instead of references.');
  }
  if (place.around.length === DEEPEST) {
    throw refused(place, `more than ${DEEPEST} levels`, 'Store a flatter value.');
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
      'Store plain data: a Date as toISOString(), a Map as entries.',
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
