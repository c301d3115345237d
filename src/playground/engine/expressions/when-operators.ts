import { isDeepStrictEqual } from 'node:util';

const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);

/** The value of a variable or a field: own properties only, and none that leads out of the data. */
export function fieldOf(holder: unknown, name: unknown): unknown {
  const key = String(name);
  if (holder === null || holder === undefined || FORBIDDEN.has(key)) return undefined;
  return (holder as Record<string, unknown>)[key];
}

/** The result of an operator. Comparisons of order are numeric only: all others are false. */
export const OPERATORS: Readonly<Record<string, (left: unknown, right: unknown) => unknown>> = {
  '+': (a, b) => (isNumeric(a) && isNumeric(b) ? Number(a) + Number(b) : String(a) + String(b)),
  '-': (a, b) => Number(a) - Number(b),
  '*': (a, b) => Number(a) * Number(b),
  '/': (a, b) => Number(a) / Number(b),
  '%': (a, b) => Number(a) % Number(b),
  '==': equals,
  '!=': (a, b) => !equals(a, b),
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,
  '<': (a, b) => isNumeric(a) && isNumeric(b) && Number(a) < Number(b),
  '<=': (a, b) => isNumeric(a) && isNumeric(b) && Number(a) <= Number(b),
  '>': (a, b) => isNumeric(a) && isNumeric(b) && Number(a) > Number(b),
  '>=': (a, b) => isNumeric(a) && isNumeric(b) && Number(a) >= Number(b),
};

const startsWith = (a: unknown, b: unknown): boolean => String(a).startsWith(String(b));
const contains = (a: unknown, b: unknown): boolean => String(a).includes(String(b));

/** The functions of expressions. Predicates are false if they cannot be evaluated. */
export const FUNCTIONS: Readonly<Record<string, (...values: unknown[]) => unknown>> = {
  startsWith,
  notStartsWith: (a, b) => !startsWith(a, b),
  endsWith: (a, b) => String(a).endsWith(String(b)),
  contains,
  matches,
  startsWithIgnoreCase: startsWith,
  containsIgnoreCase: contains,
  isEmpty,
  isNull: (a) => a === null,
  isUndefined: (a) => a === undefined,
  dateEqual: (a, b) => timeOf(a) === timeOf(b),
  isAfter: (a, b) => timeOf(a) > timeOf(b),
  isBefore: (a, b) => timeOf(a) < timeOf(b),
  isAfterOrEqual: (a, b) => timeOf(a) >= timeOf(b),
  isBeforeOrEqual: (a, b) => timeOf(a) <= timeOf(b),
  arrayContains: (a, b) => listOf(a).some((item) => String(item) === String(b)),
  length: (a) => (typeof a === 'string' || Array.isArray(a) ? a.length : 0),
  upperCase: (a) => String(a).toUpperCase(),
  lowerCase: (a) => String(a).toLowerCase(),
  capitalize: (a) => String(a).charAt(0).toUpperCase() + String(a).slice(1),
  abs: (a) => Math.abs(Number(a)),
  ceil: (a) => Math.ceil(Number(a)),
  floor: (a) => Math.floor(Number(a)),
  round: (a) => Math.round(Number(a)),
  cos: (a) => Math.cos(Number(a)),
  sin: (a) => Math.sin(Number(a)),
  tan: (a) => Math.tan(Number(a)),
  convertToNumber: (a) => Number(a),
};

function isNumeric(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '' && Number.isFinite(Number(value));
  return Number.isFinite(value);
}

/** The right side decides how the two are compared: as booleans, numbers, data or text. */
function equals(left: unknown, right: unknown): boolean {
  if (typeof right === 'boolean') return (String(left).trim().toLowerCase() === 'true') === right;
  if (typeof right === 'number') return isNumeric(left) && Number(left) === right;
  if (typeof right === 'object' && right !== null) return isDeepStrictEqual(left, right);
  return String(left) === String(right);
}

function matches(text: unknown, expression: unknown): boolean {
  try {
    return new RegExp(String(expression)).test(String(text));
  } catch {
    return false;
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** `NaN` for an invalid date: not before, after or equal to any date. */
function timeOf(value: unknown): number {
  if (value === null || value === undefined || value === '') return NaN;
  return new Date(value as string).getTime();
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [];
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
