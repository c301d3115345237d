import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { TranslationsError } from './translations.error.js';
import type { Texts } from './translations.types.js';

const LANGUAGE_FILE = /^[a-z]{2,3}(-[A-Za-z0-9]+)*\.json$/;

const COPY =
  'Compilers do not copy JSON: set "assets" in nest-cli.json, or run cp -r after tsc. See docs/replies.md#languages.';
const READABLE = 'Use the path of a folder that the process can read.';

/**
 * All languages of a folder, by tag, ready to format. Read once, at startup.
 *
 * @throws TranslationsError with all problems
 */
export function readLanguages(folder: string): ReadonlyMap<string, Texts> {
  const problems: string[] = [];
  const languages = new Map<string, Texts>();
  for (const file of filesIn(folder)) {
    try {
      const json: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      languages.set(basename(file, '.json'), new Map(textsOf(json, basename(file, '.json'))));
    } catch (error) {
      problems.push(`${join(folder, file)}: ${error instanceof Error ? error.message : 'cannot be read'}`);
    }
  }
  if (problems.length > 0) {
    throw new TranslationsError(problems);
  }
  return languages;
}

export function pathOf(directory: string | URL): string {
  return directory instanceof URL ? fileURLToPath(directory) : directory;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => LANGUAGE_FILE.test(file));
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).code === 'ENOENT'
      ? new TranslationsError([`${folder}: the folder does not exist`], { cause, help: COPY })
      : new TranslationsError([`${folder}: the folder cannot be read`], { cause, help: READABLE });
  }
}

function textsOf(value: unknown, language: string, key = ''): [string, IntlMessageFormat][] {
  if (typeof value === 'string') {
    return [[key, parsed(value, language, key)]];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`'${key}' is not a text or a group of texts`);
  }
  return Object.entries(value).flatMap(([name, item]) =>
    textsOf(item, language, key === '' ? name : `${key}.${name}`),
  );
}

function parsed(text: string, language: string, key: string): IntlMessageFormat {
  try {
    // Tags are text: a reply is never HTML.
    return new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  } catch (cause) {
    throw new Error(`'${key}' is not an ICU message: ${cause instanceof Error ? cause.message : ''}`, {
      cause,
    });
  }
}
