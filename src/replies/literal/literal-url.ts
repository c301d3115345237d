import { InvalidReplyError } from '../errors/invalid-reply.error.js';

/** Characters that every client reads as part of a URL, and that have no meaning to the platform. */
const PLAIN_URL = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/;
const MEANINGFUL = /[{}\\`]/g;

/**
 * A URL that the platform reads literally and that leads to the same address: variables, Liquid and directives in it
 * are percent-encoded.
 *
 * @param protocols the allowed ones with their colon, for example `https:`; all others (above all `javascript:`) are
 *   rejected
 * @throws InvalidReplyError names `field`; the URL itself is not repeated, because it may hold a signature
 */
export function literalUrl(url: unknown, field: string, protocols: readonly string[]): string {
  const parsed = typeof url === 'string' || url instanceof URL ? parse(url) : undefined;
  if (parsed === undefined) {
    throw new InvalidReplyError(
      field,
      'is not an absolute URL',
      `Give it with its protocol, such as ${protocols[0]}//host/path.`,
    );
  }
  if (!protocols.includes(parsed.protocol)) {
    throw new InvalidReplyError(
      field,
      'has a protocol that is not allowed here',
      `Use one of ${protocols.join(' ')}`,
    );
  }
  // The given spelling is kept if it is safe: a parsed URL can look different ('https://host' gets a slash).
  return typeof url === 'string' && PLAIN_URL.test(url)
    ? url
    : parsed.href.replace(MEANINGFUL, encodeURIComponent);
}

function parse(url: string | URL): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
