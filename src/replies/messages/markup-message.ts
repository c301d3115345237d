import type { Message } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import { assertVisible, typeName } from '../field-checks.js';
import { literalMessageText } from '../literal/index.js';

const ZERO_WIDTH_SPACE = '\u200B';
const OPENERS = /\{\{|\{%/g;
const BACKSLASH = /\\(?=[A-Za-z_]|$)/g;

/**
 * A text in which the platform fills Liquid (`{{ name }}`, `{% if … %}`). Interpolated values are literal: they have no
 * meaning alone or together with the characters around them.
 *
 * @throws InvalidReplyError if an interpolated value is inside Liquid, where it would be code
 */
export function markupMessage(strings: TemplateStringsArray, values: readonly unknown[]): Message {
  let text = '';
  let template = '';
  strings.forEach((piece: string | undefined, index) => {
    assertPiece(piece);
    text = joined(text, piece);
    template += piece;
    if (index < values.length) {
      assertOutsideLiquid(template, `markup value ${index + 1}`);
      text = joined(text, literalValue(values[index], index));
      template += ' ';
    }
  });
  assertOutsideLiquid(template, 'markup');
  assertVisible(text, 'markup');
  return { type: 'text', text: text.replace(BACKSLASH, `$&${ZERO_WIDTH_SPACE}`) };
}

function literalValue(value: unknown, index: number): string {
  if (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean'
  ) {
    return literalMessageText(String(value));
  }
  throw new InvalidReplyError(
    `markup value ${index + 1}`,
    `is ${typeName(value)}`,
    'Interpolate strings and numbers.',
  );
}

function assertPiece(piece: string | undefined): asserts piece is string {
  if (piece === undefined) {
    throw new InvalidReplyError(
      'markup',
      'has an escape that JavaScript does not know',
      'Write a backslash as \\\\.',
    );
  }
  if (piece.includes('${')) {
    throw new InvalidReplyError(
      'markup',
      'has a variable as dollar and brace, whose value the platform would run as Liquid',
      'Write {{name}}: its value is shown and never run.',
    );
  }
}

/** Puts a zero-width space between two pieces that would have a meaning only together. */
function joined(before: string, after: string): string {
  const meet = before.slice(-1) + after.slice(0, 1);
  return meet === '${' || meet === '{{' || meet === '{%' ? before + ZERO_WIDTH_SPACE + after : before + after;
}

function assertOutsideLiquid(template: string, field: string): void {
  const opened = [...template.matchAll(OPENERS)].at(-1);
  if (opened === undefined) {
    return;
  }
  const close = opened[0] === '{{' ? '}}' : '%}';
  if (!template.slice(opened.index + 2).includes(close)) {
    throw new InvalidReplyError(
      field,
      'is inside Liquid that is not closed, where it would be code',
      'Close the braces before the value; pass values with .setVariables(…).',
    );
  }
}
