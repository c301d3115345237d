import { describeError } from '../../common/index.js';

/** Why something failed, for the log: in one line, with the cure where we know it, and without looking at values that are no errors. */
export function reasonOf(error: unknown): string {
  const { name, message, help } = describeError(error);
  const reason = message === '' ? name : `${name}: ${message}`;
  return help === undefined ? reason : `${reason} ${help}`;
}
