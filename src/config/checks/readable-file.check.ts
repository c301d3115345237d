import { accessSync, constants, statSync } from 'node:fs';
import { errorCode } from './error-code.js';

/** Checked when the service starts, not at the first connection. */
export function readableFile(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return 'must be the path of a file';
  }
  try {
    accessSync(value, constants.R_OK);
    return statSync(value).isFile() ? undefined : 'must be a file that can be read (it is not a file)';
  } catch (error) {
    return `must be a file that can be read (${errorCode(error)})`;
  }
}
