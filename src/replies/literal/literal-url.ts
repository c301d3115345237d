import { InvalidReplyError } from '../errors/invalid-reply.error.js';

/** Characters that every client takes for a URL as they stand and that mean nothing to the platform. */
const PLAIN_URL = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/;
const MEANINGFUL = /[{}\\`]/g;

/**
 * A URL that the platform cannot misread and that still leads to the same place: what would be a variable, Liquid or a
 * directive in it is percent-encoded.
 *
 * @param protocols the allowed ones with their colon, for example `https:`; all others (`javascript:` above all) are refused
 * @throws InvalidReplyError names `field`; the URL itself is not repeated, it may hold a signature
 */
export function literalUrl(url: unknown, field: string, protocols: readonly string[]): string {
  const parsed = typeof url === 'string' || url instanceof URL ? parse(url) : undefined;
  if (parsed === undefined) {
    throw new InvalidReplyError(
      field,
      'is no absolute URL',
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
  // The given spelling is kept where that is safe: a parsed URL can look different ('https://host' gets a slash).
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
