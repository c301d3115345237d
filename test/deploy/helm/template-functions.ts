import { createHash } from 'node:crypto';
import { stringify } from 'yaml';

export type TemplateFunction = (...values: unknown[]) => unknown;

const FALSE = new Set<unknown>([undefined, null, false, 0, '']);

/** True as Go templates define it: an empty list or map is false. */
export function isTrue(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return !FALSE.has(value);
}

/** The functions of Helm that the charts here use, except `include`. */
export const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  add: (...values) => values.reduce((sum: number, value) => sum + number(value), 0),
  default: (fallback, value) => (isTrue(value) ? value : fallback),
  div: (dividend, divisor) => Math.trunc(number(dividend) / number(divisor)),
  eq: (one, other) => {
    if (typeof one !== typeof other) throw new Error(`eq compares ${typeof one} with ${typeof other}`);
    return one === other;
  },
  indent: (count, value) => text(value).replace(/^/gm, ' '.repeat(number(count))),
  int: (value) => {
    if (!/^-?\d+$/.test(text(value))) throw new Error(`int of '${text(value)}'`);
    return Number(value);
  },
  nindent: (count, value) => `\n${text(value).replace(/^/gm, ' '.repeat(number(count)))}`,
  not: (value) => !isTrue(value),
  printf: (format, ...values) => {
    const rest = [...values];
    const filled = text(format).replace(/%(.)/g, (verb) => {
      if (verb !== '%s' || rest.length === 0) throw new Error(`printf of ${text(format)}`);
      return string(rest.shift());
    });
    if (rest.length > 0) throw new Error(`printf of ${text(format)} with too many values`);
    return filled;
  },
  quote: (value) => JSON.stringify(text(value)),
  replace: (old, replacement, value) => string(value).replaceAll(string(old), string(replacement)),
  required: (message, value) => {
    if (value === undefined || value === null || value === '') throw new Error(string(message));
    return value;
  },
  sha256sum: (value) => createHash('sha256').update(string(value)).digest('hex'),
  toYaml: (value) => stringify(value, { lineWidth: 0, sortMapEntries: true }).trimEnd(),
  trimSuffix: (suffix, value) =>
    string(value).endsWith(string(suffix)) ? string(value).slice(0, -string(suffix).length) : value,
  trunc: (length, value) => string(value).slice(0, number(length)),
};

/** The text of a value in the output. Helm would print a missing value as nothing, and a map as Go syntax: both throw. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`${JSON.stringify(value) ?? 'A missing value'} is not a text`);
}

function string(value: unknown): string {
  if (typeof value !== 'string')
    throw new Error(`${JSON.stringify(value) ?? 'A missing value'} is not a string`);
  return value;
}

function number(value: unknown): number {
  if (typeof value !== 'number')
    throw new Error(`${JSON.stringify(value) ?? 'A missing value'} is not a number`);
  return value;
}
