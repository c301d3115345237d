import { InvalidArgumentError } from 'commander';

const HIGHEST_PORT = 65_535;

/** For commander: a port; `0` takes a free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > HIGHEST_PORT)
    throw new InvalidArgumentError(`Give a port from 0 to ${HIGHEST_PORT}.`);
  return port;
}
