/** Invisible, no white space to the platform (`trim` and `\s` leave it alone), and it separates what must not touch. */
const ZERO_WIDTH_SPACE = '\u200B';
const SEPARATED = `$&${ZERO_WIDTH_SPACE}`;

/** `${`, `{{`, `{%`, and a backslash before a name or at the end. @see protocol.md 2.3, 3.4 */
const FILLED_OR_RUN = /\$(?=\{)|\{(?=[{%])|\\(?=[A-Za-z_]|$)/g;
/**
 * A line that the micro-language takes for a button, an image or a frame. The space before it holds nothing that ends a
 * line: `^` matches behind each of them, and the search would run over the rest of them again and again.
 *
 * @see protocol.md 2.3
 */
const MICRO_LANGUAGE = /^[^\S\n\r\u2028\u2029]*(?:\*(?=\s|$)|td(?=Image|Frame|Video))/gm;
const LINE_BREAK = /\r\n?/g;
const BLANK_LINE = /(?<=[\n\u2028\u2029])(?=\n)/g;

/**
 * Makes any text literal wherever the platform shows it: no variable or Liquid is filled in, no directive is run,
 * no line becomes a button or an image, no blank line splits it, and no project label replaces it. The characters
 * stay as they are; a zero-width space (U+200B) separates those that would mean something together, and line breaks
 * become `\n`.
 *
 * A {@link Reply} does this by itself: call it only for text that reaches the platform in another way.
 *
 * @see protocol.md 2.3 ('Injection hazard') and 3.4
 */
export function literalText(text: string): string {
  return withoutMicroLanguage(literalMessageText(text.trim()));
}

/**
 * The part of {@link literalText} that a message of a `reply` action needs. The engine never parses the micro-language
 * there, so that lines like `* One` stay the Markdown that clients render.
 */
export function literalMessageText(text: string): string {
  return text.replace(FILLED_OR_RUN, SEPARATED);
}

/** The other part: what only a text outside an action needs. Variables and Liquid in it stay alive. */
export function withoutMicroLanguage(text: string): string {
  return text
    .replace(LINE_BREAK, '\n')
    .replace(MICRO_LANGUAGE, SEPARATED)
    .replace(BLANK_LINE, ZERO_WIDTH_SPACE)
    .trim();
}
