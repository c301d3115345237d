import type { Action, Message, MessageAttributes } from '../../protocol/index.js';
import { answerActions } from './answer-actions.js';

/** Actions that show messages, by type. */
const SHOWN: ReadonlySet<string> = new Set(['reply', 'replyv2', 'randomreply', 'message', 'hmessage']);

/** The static reply of the intent: `payload.intent.actions`, or the text of an old block, `payload.intent.answer`. */
export interface StaticReplyDesign {
  actions?: readonly Action[];
  answer?: string;
}

export interface StaticActions {
  /** Up to the last action that shows a message; appended parts follow directly. */
  shown: Action[];
  /** The other actions: usually the connector to the next block. */
  rest: Action[];
}

export function isShown({ _tdActionType }: Action): boolean {
  return SHOWN.has(_tdActionType.toLowerCase());
}

/** The complete static reply as actions, in two parts. */
export function readStaticReply(staticReply: StaticReplyDesign | undefined): StaticActions {
  const given = staticReply?.actions ?? [];
  const actions = given.length > 0 ? given.map(withCommands) : answerActions(staticReply?.answer ?? '');
  const end = actions.findLastIndex(isShown) + 1;
  return { shown: actions.slice(0, end), rest: actions.slice(end) };
}

/** The messages of an action that shows any; the platform fills the variables in them. */
export function messagesOfAction(action: Action): Message[] {
  const attributes = (action.attributes ?? {}) as MessageAttributes;
  const messages = (attributes.commands ?? []).flatMap((command) =>
    command.type === 'message' ? [command.message] : [],
  );
  if (messages.length > 0 || !SHOWN.has(action._tdActionType)) {
    return messages;
  }
  return typeof action.text === 'string' ? [{ type: 'text', text: action.text }] : [];
}

/** Without `attributes.commands` the engine throws after sending, and later actions never run. @see protocol.md 2.4 */
function withCommands(action: Action): Action {
  const attributes = (action.attributes ?? {}) as MessageAttributes;
  if (action._tdActionType !== 'reply' || Array.isArray(attributes.commands)) {
    return action;
  }
  return { ...action, attributes: { ...attributes, commands: [] } };
}
