import type { Message, MessageButton } from '../protocol/index.js';
import { Button } from './button.js';
import { InvalidReplyError } from './errors/invalid-reply.error.js';

/** More than any client can display usefully: above it, a list of data was probably passed as buttons. */
export const MAX_BUTTONS = 50;

export function wireButtons(buttons: readonly unknown[], field: string): MessageButton[] {
  if (buttons.length > MAX_BUTTONS) {
    throw new InvalidReplyError(
      field,
      `are ${buttons.length}, and ${MAX_BUTTONS} are the most`,
      'Use fewer buttons, or several pages.',
    );
  }
  return buttons.map((button, index) => {
    if (!(button instanceof Button)) {
      throw new InvalidReplyError(
        `${field}[${index}]`,
        'is not a Button',
        'Make it with Button.text, Button.url or Button.intent.',
      );
    }
    return button.wire;
  });
}

/** The message with these buttons appended. */
export function withButtons(message: Message, buttons: readonly unknown[]): Message {
  const attachment = message.attributes?.attachment ?? { type: 'template' as const };
  return {
    ...message,
    attributes: {
      ...message.attributes,
      attachment: {
        ...attachment,
        buttons: [...(attachment.buttons ?? []), ...wireButtons(buttons, 'buttons')],
      },
    },
  };
}
