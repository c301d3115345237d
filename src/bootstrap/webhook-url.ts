/**
 * True for the addresses that the webhook's controller answers. Their bodies are left alone by the parsers of the
 * application: the webhook reads its own, after the caller is verified. Routers know an address by other spellings
 * too (percent-encoded, or with a host before it), and so does this.
 */
export function isWebhookUrl(url: string | undefined, webhookPath: string): boolean {
  return isUrlBelow(url, webhookPath);
}

/** The same for any path. */
export function isUrlBelow(url: string | undefined, path: string): boolean {
  if (url === undefined) return false;
  return isBelow(url, path) || isBelow(canonicalPath(url), path.toLowerCase());
}

function isBelow(path: string, webhookPath: string): boolean {
  // The webhook at the root takes '/' and '/<secret>'; what lies deeper is the application's.
  if (webhookPath === '/') return /^\/[^/?]*\/?(?:\?|$)/.test(path);
  if (!path.startsWith(webhookPath)) return false;
  const next = path[webhookPath.length];
  return next === undefined || next === '/' || next === '?';
}

function canonicalPath(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'http://webhook').pathname).toLowerCase();
  } catch {
    return url;
  }
}
