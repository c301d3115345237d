import { readFileSync } from 'node:fs';
import { decodeText } from '../common/index.js';
import { errorCode } from './checks/index.js';
import type { ConfigProblem } from './config-problem.types.js';
import type { FulfillmentOptions } from './fulfillment-options.types.js';
import type { SettingDefinition } from './setting.decorator.js';
import type { SettingName } from './setting-values.js';
import { unquoted } from './unquoted.js';

/** The raw value of one setting, before it is parsed. */
export interface SettingSource {
  /** `undefined` if the setting is not set. */
  readonly input?: unknown;
  /** The name of the option, if the application gave the value in code. */
  readonly option?: SettingName;
  /** The value came from a file that the variable's `_FILE` form names. */
  readonly isFile?: boolean;
  /** The reason why the value could not be read. */
  readonly problem?: ConfigProblem;
}

/** Options before the environment, and there either NAME or NAME_FILE. An empty string counts as not set. */
export function sourceOf(
  setting: SettingDefinition & { readonly property: SettingName },
  env: NodeJS.ProcessEnv,
  options: FulfillmentOptions,
): SettingSource {
  const given: unknown = options[setting.property];
  if (given !== undefined && given !== null && given !== '') {
    return { input: given, option: setting.property };
  }
  const input = textOf(env, setting.env) ?? (setting.alias && textOf(env, setting.alias));
  const file = setting.fromFile ? textOf(env, `${setting.env}_FILE`) : undefined;
  if (file === undefined) {
    return { input };
  }
  if (input !== undefined) {
    const problem = `and ${setting.env}_FILE are both set`;
    return { problem: { variable: setting.env, problem, cure: 'Keep one of them.' } };
  }
  return fromFile(`${setting.env}_FILE`, file.trim());
}

function textOf(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = env[name];
  if (text === undefined || text.trim() === '') return undefined;
  const bare = unquoted(text.trim());
  return bare.trim() === '' ? undefined : bare;
}

/** For a file in another encoding. */
export const NOT_UTF8_CURE = 'Save it as UTF-8; in Windows PowerShell with Set-Content -Encoding utf8.';

/**
 * Reads a setting from its file.
 *
 * @param variable the variable that names the file, for the problem if it cannot be read.
 * @param written the path as it was written, for the problem too.
 */
export function fromFile(variable: string, path: string, written = path): SettingSource {
  const cure = 'Give the path of a file that the user of this process can read and that holds the value.';
  let text: string | undefined;
  try {
    text = decodeText(readFileSync(path));
  } catch (error) {
    const problem = `names ${nameOf(written)}, which cannot be read (${errorCode(error)})`;
    return { problem: { variable, problem, cure } };
  }
  if (text === undefined) {
    const problem = `names ${nameOf(written)}, which is not text in UTF-8`;
    return { problem: { variable, problem, cure: NOT_UTF8_CURE } };
  }
  const content = unquoted(text.trim()).trim();
  return content === ''
    ? { problem: { variable, problem: `names ${nameOf(written)}, which is empty`, cure } }
    : { input: content, isFile: true };
}

/** Only text that looks like a path is printed: it may be a secret that was set in place of its path. */
function nameOf(path: string): string {
  return /^(?:[./~]|[A-Za-z]:[\\/])/.test(path)
    ? `the file ${path}`
    : 'a file (its name is not shown, as it may be the secret itself)';
}
