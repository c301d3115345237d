/**
 * True for an address at or below a path. Routers know an address by other spellings too (percent-encoded, in other
 * case, or with a host before it), and so does this.
 */
export function isUrlBelow(url: string | undefined, path: string): boolean {
  if (url === undefined) return false;
  return isBelow(url, path) || isBelow(canonicalPath(url), path.toLowerCase());
}

function isBelow(url: string, path: string): boolean {
  // The webhook at the root takes '/' and '/<secret>'; what lies deeper is the application's.
  if (path === '/') return /^\/[^/?]*\/?(?:\?|$)/.test(url);
  if (!url.startsWith(path)) return false;
  const next = url[path.length];
  return next === undefined || next === '/' || next === '?';
}

/** The path alone, decoded and in lower case; an address that is none stays as it is. */
export function canonicalPath(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'http://webhook').pathname).toLowerCase();
  } catch {
    return url;
  }
}
