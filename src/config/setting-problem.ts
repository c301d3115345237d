import type { ValidationError } from 'class-validator';
import type { ConfigProblem } from './config-problem.types.js';
import type { SettingDefinition } from './setting.decorator.js';
import type { SettingSource } from './setting-source.js';
import { cureOf } from './setting-values.js';

const SHOWN_LENGTH = 40;

/** The validators' problem with the value of one setting, as a text that begins with the variable's name. */
export function wrongValue(
  setting: SettingDefinition,
  source: SettingSource,
  { property, constraints = {} }: ValidationError,
): ConfigProblem {
  const rule = (Object.values(constraints)[0] ?? 'is not usable').replace(`${property} `, '');
  const origin = source.option === undefined ? '' : ` (the option ${source.option})`;
  const value = setting.hidden ? 'not usable' : shown(source.input);
  return { variable: setting.env, problem: `is ${value}${origin}: ${rule}`, cure: cureOf(setting) };
}

/** The value on one short line. Of an object only its type, because its content may be secret. */
function shown(input: unknown): string {
  if (typeof input === 'string') {
    return JSON.stringify(input.length > SHOWN_LENGTH ? `${input.slice(0, SHOWN_LENGTH)}…` : input);
  }
  if (typeof input === 'number' || typeof input === 'boolean') {
    return String(input);
  }
  return Array.isArray(input) ? 'a list' : `of type ${typeof input}`;
}
