import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InvalidCommandLineError } from '../errors/index.js';
import { GENERATED } from './render-known-intents.js';

/** @returns false if the file exists: files of the team are never overwritten */
export function writeNew(path: string, text: string): boolean {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The action for a generated file: none if its content is unchanged. */
export function isUpToDate(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === text;
}

/** @throws InvalidCommandLineError for a file that was not generated */
export function writeOver(path: string, text: string): void {
  if (existsSync(path) && !readFileSync(path, 'utf8').startsWith(GENERATED)) {
    throw new InvalidCommandLineError(
      `${path} was not written by this command, so it is not overwritten.`,
      'Name another file: `--types src/known-intents.ts`.',
    );
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
