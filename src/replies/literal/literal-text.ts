/**
 * Invisible, and not white space for the platform (`trim` and `\s` ignore it). Separates characters that must not be
 * adjacent.
 */
const ZERO_WIDTH_SPACE = '\u200B';
const SEPARATED = `$&${ZERO_WIDTH_SPACE}`;

/** `${`, `{{`, `{%`, and a backslash before a name or at the end. @see protocol.md 2.3, 3.4 */
const FILLED_OR_RUN = /\$(?=\{)|\{(?=[{%])|\\(?=[A-Za-z_]|$)/g;
/**
 * A line that the micro-language parses as a button, an image or a frame. The leading space excludes line ends: `^`
 * matches after each of them, so the search would be quadratic.
 *
 * @see protocol.md 2.3
 */
const MICRO_LANGUAGE = /^[^\S\n\r\u2028\u2029]*(?:\*(?=\s|$)|td(?=Image|Frame|Video))/gm;
const LINE_BREAK = /\r\n?/g;
const BLANK_LINE = /(?<=[\n\u2028\u2029])(?=\n)/g;

/**
 * Makes any text literal wherever the platform shows it: no variable or Liquid is filled in, no directive is run,
 * no line becomes a button or an image, no blank line splits it, and no project label replaces it. The characters
 * stay as they are; a zero-width space (U+200B) separates characters that would have a meaning together, and line
 * breaks become `\n`.
 *
 * {@link Reply} calls this function: call it only for text that reaches the platform in another way.
 *
 * @see protocol.md 2.3 ('Injection hazard') and 3.4
 */
export function literalText(text: string): string {
  return withoutMicroLanguage(literalMessageText(text.trim()));
}

/**
 * The part of {@link literalText} for a message of a `reply` action. The engine never parses the micro-language there,
 * so lines like `* One` remain the Markdown that clients render.
 */
export function literalMessageText(text: string): string {
  return text.replace(FILLED_OR_RUN, SEPARATED);
}

/**
 * The part of {@link literalText} for a text outside an action. Variables and Liquid in the text are still filled in.
 */
export function withoutMicroLanguage(text: string): string {
  return text
    .replace(LINE_BREAK, '\n')
    .replace(MICRO_LANGUAGE, SEPARATED)
    .replace(BLANK_LINE, ZERO_WIDTH_SPACE)
    .trim();
}
