import { Brand } from '../common/index.js';
import type { MessageButton, UrlButton } from '../protocol/index.js';
import { InvalidReplyError } from './errors/invalid-reply.error.js';
import { assertString, assertVisible } from './field-checks.js';
import { intentReference, type IntentParams } from './intent-reference.js';
import { literalMessageText, literalUrl } from './literal/index.js';

const LINK_PROTOCOLS = ['https:', 'http:', 'mailto:', 'tel:'];
const TARGETS: readonly unknown[] = ['blank', 'parent', 'self'];

export interface ButtonOptions {
  /** Alternative texts that a user may type instead of pressing this button. */
  alias?: string | readonly string[];
}

export interface EchoButtonOptions extends ButtonOptions {
  /** Whether the label appears as a message of the user when pressed. Default true. */
  echo?: boolean;
}

export interface UrlButtonOptions extends ButtonOptions {
  /** The target of the link: a new tab (`blank`, default), the embedding page (`parent`) or the chat itself (`self`). */
  target?: UrlButton['target'];
}

/** A button below a message or in a card. Immutable; its label is literal. @see protocol.md 3.3 */
@Brand('Button')
export class Button {
  /** @internal */
  constructor(readonly wire: Readonly<MessageButton>) {
    Object.freeze(this);
  }

  /** A quick reply: sends its label as the user's message. */
  static text(label: string, options: EchoButtonOptions = {}): Button {
    return new Button({
      type: 'text',
      value: literalLabel(label),
      show_echo: options.echo ?? true,
      ...alias(options),
    });
  }

  /** Opens a link: `https:`, `http:`, `mailto:` or `tel:`. */
  static url(label: string, link: string | URL, options: UrlButtonOptions = {}): Button {
    const target = options.target ?? 'blank';
    if (!TARGETS.includes(target)) {
      throw new InvalidReplyError(
        'button.target',
        'is not one of blank, parent, self',
        'Leave it out for a new tab.',
      );
    }
    return new Button({
      type: 'url',
      value: literalLabel(label),
      link: literalUrl(link, 'button.link', LINK_PROTOCOLS),
      target,
      ...alias(options),
    });
  }

  /**
   * Runs an intent, by its display name or as `#<intent_id>`. The intent receives the parameters as flow variables,
   * with all characters and types unchanged.
   */
  static intent(
    label: string,
    intent: string,
    params?: IntentParams,
    options: EchoButtonOptions = {},
  ): Button {
    return new Button({
      type: 'action',
      value: literalLabel(label),
      action: intentReference(intent, params, 'button.intent'),
      show_echo: options.echo ?? true,
      ...alias(options),
    });
  }
}

function literalLabel(label: unknown): string {
  assertVisible(label, 'button.label');
  return literalMessageText(label);
}

function alias(options: ButtonOptions): { alias?: string } {
  if (options.alias === undefined) {
    return {};
  }
  const words = typeof options.alias === 'string' ? [options.alias] : options.alias;
  for (const word of words) {
    assertString(word, 'button.alias');
  }
  return { alias: literalMessageText(words.join(',')) };
}
