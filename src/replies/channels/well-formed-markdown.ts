const MARKERS = /[_*`[]/g;
/** No bracket within brackets: otherwise every opening bracket would be searched to the end of the text. */
const LINK = /\[[^[\]]*\]\([^()]*\)/g;

/**
 * A text that Telegram's Markdown accepts: Telegram rejects the whole message if a marker is never closed, such as in
 * `order_id`. Well-formed Markdown is kept; in any other text all markers are escaped.
 *
 * @see https://core.telegram.org/bots/api#markdown-style
 */
export function wellFormedMarkdown(text: string): string {
  const outsideLinks = text.replace(LINK, '');
  const opened = ['_', '*', '`'].some((marker) => outsideLinks.split(marker).length % 2 === 0);
  return opened || outsideLinks.includes('[') ? text.replace(MARKERS, '\\$&') : text;
}
