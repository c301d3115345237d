/** The headers that the engine sets on a webhook call. @see protocol.md 1.2 */
export const WEBHOOK_HEADERS = {
  'Content-Type': 'application/json',
  'User-Agent': 'tiledesk-bot',
  Origin: 'pre',
} as const;

/** The headers of a webhook call on the wire: those of the engine and of its HTTP client, without `Host` and `Content-Length`. */
export const ENGINE_HEADERS: Readonly<Record<string, string>> = {
  Accept: 'application/json, text/plain, */*',
  ...WEBHOOK_HEADERS,
  'Accept-Encoding': 'gzip, compress, deflate, br',
};
