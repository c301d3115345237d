import type { Action, MessageCommand } from '../../protocol/index.js';
import { parseMicroLanguage } from './micro-language.js';

const DIRECTIVE = /\\(?:_td([A-Za-z_0-9]*)|(agent))[ ]*(.*)[\r\n]*/g;
const PARAGRAPHS = /(?:\r?\n){2,}/;
const WAIT_BETWEEN_PARAGRAPHS_MS = 500;

/** The directives that have the same effect as an action, and the field that takes their parameter. */
const FIELD_OF: Readonly<Record<string, string | undefined>> = {
  agent: undefined,
  close: undefined,
  removecurrentbot: undefined,
  unlockintent: undefined,
  department: 'depName',
  intent: 'intentName',
  lockintent: 'intentName',
  replacebot: 'botName',
  message: 'text',
  hmessage: 'text',
};

/**
 * The text of an old block (`intent.answer`) as the actions with the same effect, so that a reply of actions can
 * include it: paragraphs are messages, followed by directives.
 *
 * @see protocol.md 2.3
 */
export function answerActions(answer: string): Action[] {
  const directives: Action[] = [];
  const text = answer.replace(
    DIRECTIVE,
    (_match, name: string | undefined, agent: string | undefined, rest: string) => {
      directives.push(...directiveAction((name ?? agent ?? '').toLowerCase(), rest.trim()));
      return '';
    },
  );
  const commands = text
    .split(PARAGRAPHS)
    .filter((paragraph) => paragraph.trim() !== '')
    .flatMap((paragraph, index): MessageCommand[] => {
      const message: MessageCommand = { type: 'message', message: parseMicroLanguage(paragraph.trim()) };
      return index === 0 ? [message] : [{ type: 'wait', time: WAIT_BETWEEN_PARAGRAPHS_MS }, message];
    });
  const shown: Action[] =
    commands.length === 0 ? [] : [{ _tdActionType: 'reply', text: text.trim(), attributes: { commands } }];
  return [...shown, ...directives];
}

function directiveAction(name: string, parameter: string): Action[] {
  if (!Object.hasOwn(FIELD_OF, name)) {
    return [];
  }
  const field = FIELD_OF[name];
  return [
    {
      _tdActionType: name,
      ...(field === undefined || parameter === '' ? {} : { [field]: parameter }),
      ...(field === 'text'
        ? { isInfo: true, attributes: name === 'hmessage' ? { subtype: 'info' } : {} }
        : {}),
    },
  ];
}
