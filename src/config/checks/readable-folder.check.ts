import { readdirSync } from 'node:fs';
import { errorCode } from './error-code.js';

export function readableFolder(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be the path of a folder';
  try {
    readdirSync(value);
    return undefined;
  } catch (error) {
    return `must be a folder that can be read (${errorCode(error)})`;
  }
}
