import { Secret } from '../../common/index.js';

/** Only HTTP proxies know CONNECT. The URL may hold a password, so no message repeats it. */
export function proxyUrl(value: unknown): string | undefined {
  const text = value instanceof Secret ? value.reveal().trim() : '';
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
    ? undefined
    : 'must be a URL that begins with http:// or https://';
}
