import { recordOf, recordsOf, type JsonRecord } from '../../../common/index.js';
import { NotEmulated } from './not-emulated.error.js';
import { valueAt } from './variable-path.js';

type Comparison = (one: unknown, other: unknown) => unknown;

const text = (value: unknown): string => String(value);

/** `?.` of the engine's own patterns: nothing of nothing, and a TypeError for what has no such method. */
function method(value: unknown, name: 'includes' | 'toLowerCase' | 'match', ...args: unknown[]): unknown {
  if (value === null || value === undefined) return undefined;
  const found = (Object(value) as Record<string, unknown>)[name];
  if (typeof found !== 'function') throw new TypeError(`no ${name}`);
  return (found as (...all: unknown[]) => unknown).apply(value, args);
}

function lower(value: unknown): string {
  const result = method(value, 'toLowerCase');
  if (typeof result !== 'string') throw new TypeError('no text');
  return result;
}

const absent = (value: unknown): boolean => value === null || value === undefined;

/** @see protocol.md 2.4; `endsWith` ignores case, as it does in reality */
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  equalAsNumbers: (one, other) => Number(one) === Number(other),
  equalAsStrings: (one, other) => text(one) === text(other),
  notEqualAsNumbers: (one, other) => Number(one) !== Number(other),
  notEqualAsStrings: (one, other) => text(one) !== text(other),
  greaterThan: (one, other) => Number(one) > Number(other),
  greaterThanOrEqual: (one, other) => Number(one) >= Number(other),
  lessThan: (one, other) => Number(one) < Number(other),
  lessThanOrEqual: (one, other) => Number(one) <= Number(other),
  startsWith: (one, other) => text(one).startsWith(text(other)),
  notStartsWith: (one, other) => !text(one).startsWith(text(other)),
  startsWithIgnoreCase: (one, other) => text(one).toLowerCase().startsWith(text(other).toLowerCase()),
  contains: (one, other) => method(one, 'includes', other),
  containsIgnoreCase: (one, other) => (absent(one) ? undefined : lower(one).includes(lower(other))),
  endsWith: (one, other) => (absent(one) ? undefined : lower(one).endsWith(lower(other))),
  isEmpty: (one) => one === '',
  isNull: (one) => one === null,
  isUndefined: (one) => one === undefined,
  matches: (one, other) => Boolean(method(one, 'match', text(other))),
};

const VALID_NAME = /^[a-zA-Z_]+/;

/**
 * Whether the groups of a condition action hold. `null` if this cannot be determined: then the engine takes the 'false'
 * branch, and sets the variable `flowError`. No groups at all are false.
 *
 * @throws NotEmulated for operators and names that the emulator does not support
 */
export function evaluateGroups(groups: unknown, variables: JsonRecord): boolean | null {
  const parts = recordsOf(groups).filter(({ type }) => type === 'expression' || type === 'operator');
  if (parts.length === 0) return false;
  return evaluate(parts, (part) =>
    part.type === 'expression' ? () => groupValue(part, variables) : undefined,
  );
}

/** The same for one group, as commands of a reply carry it. */
export function evaluateGroup(group: unknown, variables: JsonRecord): boolean | null {
  return evaluate([recordOf(group)], () => () => groupValue(recordOf(group), variables));
}

type Thunk = () => unknown;

function evaluate(
  parts: readonly JsonRecord[],
  read: (part: JsonRecord) => Thunk | undefined,
): boolean | null {
  try {
    const value = combine(parts, read);
    return value === true ? true : value === null ? null : false;
  } catch (error) {
    if (error instanceof NotEmulated) throw error;
    return null;
  }
}

function groupValue({ conditions }: JsonRecord, variables: JsonRecord): unknown {
  return combine(recordsOf(conditions), (part) =>
    part.type === 'condition' ? () => conditionValue(part, variables) : undefined,
  );
}

/** AND binds before OR, and both short-circuit. */
function combine(parts: readonly JsonRecord[], read: (part: JsonRecord) => Thunk | undefined): unknown {
  const alternatives: Thunk[][] = [[]];
  for (const part of parts) {
    if (part.type === 'operator') {
      if (part.operator === 'OR') alternatives.push([]);
      else if (part.operator !== 'AND') throw new NotEmulated(`operator ${String(part.operator)}`);
      continue;
    }
    const thunk = read(part);
    if (thunk !== undefined) alternatives.at(-1)?.push(thunk);
  }
  let value: unknown;
  for (const all of alternatives) {
    if (all.length === 0) return null;
    value = undefined;
    for (const thunk of all) {
      value = thunk();
      if (!value) break;
    }
    if (value) return value;
  }
  return value;
}

function conditionValue({ operator, operand1, operand2 }: JsonRecord, variables: JsonRecord): unknown {
  const compare = COMPARISONS[String(operator)];
  if (compare === undefined) throw new NotEmulated(`operator ${String(operator)}`);
  if (typeof operand1 !== 'string' || !VALID_NAME.test(operand1)) throw new TypeError('no variable');
  const { type, name, value } = recordOf(operand2);
  if (type === 'const') return compare(valueAt(operand1, variables), constant(value, variables));
  if (type !== 'var' || typeof name !== 'string' || !VALID_NAME.test(name))
    throw new TypeError('no variable');
  return compare(valueAt(operand1, variables), valueAt(name, variables));
}

/** `$name` is replaced by the value of the variable. */
function constant(value: unknown, variables: JsonRecord): unknown {
  if (typeof value !== 'string' || value === '') return value || '';
  const words = value.trim();
  if (!words.startsWith('$')) return value;
  return variables[words.replaceAll('$', '')] || value;
}
