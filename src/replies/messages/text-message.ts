import type { Message } from '../../protocol/index.js';
import { assertVisible } from '../field-checks.js';
import { literalMessageText } from '../literal/index.js';

export function textMessage(text: unknown, field = 'text'): Message {
  assertVisible(text, field);
  return { type: 'text', text: literalMessageText(text) };
}
