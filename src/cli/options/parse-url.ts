import { InvalidArgumentError } from 'commander';

/** For commander: an absolute address of a web service. */
export function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new InvalidArgumentError('Give an address that begins with https:// or http://.');
  }
  return url;
}
