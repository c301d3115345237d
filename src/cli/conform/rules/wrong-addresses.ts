import type { ConformOptions } from '../service-under-test.js';

export interface WrongAddress {
  readonly label: string;
  readonly url: URL;
}

/** The address with a wrong secret and without one, wherever a URL can hold it: in credentials, path or query. */
export function wrongAddresses({ url, secret = '' }: Pick<ConformOptions, 'url' | 'secret'>): WrongAddress[] {
  const candidates = [url.password, secret, encodeURIComponent(secret)];
  const found = candidates.find((candidate) => candidate !== '' && url.href.includes(candidate));
  if (found === undefined) return [];
  const wrong = new URL(url.href.replace(found, otherThan(found)));
  const none = new URL(url.href.replace(found, ''));
  if (url.password === found) none.username = '';
  none.pathname = none.pathname.replace(/(?<=.)\/$/, '');
  return [
    { label: 'a wrong secret', url: wrong },
    { label: 'no secret', url: none },
  ];
}

/** As long as the right one and different in its last character alone: a careless comparison lets it in. */
function otherThan(secret: string): string {
  return secret.slice(0, -1) + (secret.endsWith('x') ? 'y' : 'x');
}
