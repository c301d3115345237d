import { describeError } from '../../common/index.js';

/** Why something failed, for the log: in one line, and without looking at values that are no errors. */
export function reasonOf(error: unknown): string {
  const { name, message } = describeError(error);
  return message === '' ? name : `${name}: ${message}`;
}
