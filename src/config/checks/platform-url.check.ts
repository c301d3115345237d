import { isLoopbackHost } from '../loopback.js';

/**
 * The base address of a messaging API: every call goes below it and carries the conversation's token, so it is https
 * (plain http to this machine only), and holds nothing that would be dropped or sent along by accident.
 */
export function platformUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) {
    return 'must be a URL';
  }
  const url = new URL(value);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.hostname))) {
    return 'must begin with https:// (http:// is for localhost only: tokens travel there)';
  }
  if (url.username !== '' || url.password !== '') {
    return 'must not hold a user or a password';
  }
  return value.includes('?') || value.includes('#') ? 'must not hold a query or a fragment' : undefined;
}
