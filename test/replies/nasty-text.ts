import fc from 'fast-check';

const PIECES = [
  ...'${}%\\*<>:#\n\r '.split(''),
  '\u200B',
  '\u2028',
  '{{',
  '}}',
  '{%',
  '${name}',
  '{{name}}',
  '{%- if x -%}',
  '\\agent',
  '\\_tdclose',
  '\\close',
  '\\image:https://e.example',
  '\\split:500\n',
  '\n* Button',
  '\n*\n',
  '\n\n',
  'tdImage:https://e.example',
  '\ntdFrame,w1 h1:http://e',
  'td',
  'name',
  'agent',
  '👩‍👩‍👧',
  '\ud83d',
];

/** Any text, most often one of pieces that mean something to the platform, cut and glued in every way. */
export const nastyText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

/** One that shows something: a blank text is refused when the reply is built. */
export const visibleText = nastyText.filter((text) => /[^\s\u200B-\u200D\u2060\uFEFF]/.test(text));

export function withoutZeroWidthSpaces(text: string): string {
  return text.replaceAll('\u200B', '');
}
