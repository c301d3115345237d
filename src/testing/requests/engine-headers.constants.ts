/** The headers that the engine sends, `Host` and `Content-Length` apart. @see protocol.md 1.2 */
export const ENGINE_HEADERS: Readonly<Record<string, string>> = {
  Accept: 'application/json, text/plain, */*',
  'Content-Type': 'application/json',
  'User-Agent': 'tiledesk-bot',
  Origin: 'pre',
  'Accept-Encoding': 'gzip, compress, deflate, br',
};
