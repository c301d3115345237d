/** Control, format and line characters that JSON leaves as they are, and that a terminal or a log reader acts on. */
const ACTIVE = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;

/** A text from outside, quoted for a line of the log: it can neither forge a line nor change how one is shown. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(ACTIVE, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
