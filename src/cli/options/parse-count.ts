import { InvalidArgumentError } from 'commander';

/** For commander: a whole number from 1 up. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError('Give a whole number from 1 up.');
  return count;
}
