import { Secret } from '../../common/index.js';

/** Entries are named by their position: the value itself stands in no message. */
export function secretList(value: unknown): string | undefined {
  if (!Array.isArray(value)) {
    return 'must be a list with at least one value';
  }
  const wrong = value.findIndex((entry: unknown) => !(entry instanceof Secret) || entry.reveal() === '');
  return wrong === -1 ? undefined : `must hold text in every entry (entry ${wrong + 1} is empty or no text)`;
}

export function basicCredentials(value: unknown): string | undefined {
  const problem = secretList(value);
  if (problem !== undefined) {
    return problem;
  }
  const wrong = (value as Secret[]).findIndex((entry) => entry.reveal().indexOf(':') < 1);
  return wrong === -1
    ? undefined
    : `must be user:password in every entry (entry ${wrong + 1} has no user or no colon)`;
}

export function secretText(value: unknown): string | undefined {
  return value instanceof Secret && value.reveal() !== '' ? undefined : 'must be text that is not empty';
}

/** The name before the colon of Basic credentials. */
export function accountName(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return 'must be text that is not empty';
  return value.includes(':') ? 'must not hold a colon' : undefined;
}
