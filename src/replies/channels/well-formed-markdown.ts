const MARKERS = /[_*`[]/g;
/** No bracket within brackets: else each that opens would be searched to the end of the text. */
const LINK = /\[[^[\]]*\]\([^()]*\)/g;

/**
 * A text that Telegram's Markdown takes: with a marker that opens and never closes, such as in `order_id`, the whole
 * message would be refused. Well-formed Markdown stays, of anything else all markers are shown as they are.
 *
 * @see https://core.telegram.org/bots/api#markdown-style
 */
export function wellFormedMarkdown(text: string): string {
  const outsideLinks = text.replace(LINK, '');
  const opened = ['_', '*', '`'].some((marker) => outsideLinks.split(marker).length % 2 === 0);
  return opened || outsideLinks.includes('[') ? text.replace(MARKERS, '\\$&') : text;
}
