import { isRecord } from '../../../common/index.js';
import { replyOf } from '../answer-kinds.js';
import { actionsOf, commandsOf, kindOf, messagesOf } from '../../wire/index.js';
import type { EvidenceRule, RuleTable } from '../rule.types.js';

/** Above this the engine does not wait at all. @see protocol.md 2.4 (`reply`) */
const MAX_WAIT_MS = 30_000;
const REPLY_ACTIONS = ['reply', 'randomreply', 'replyv2'];

/** The reply itself: the engine does not validate it, and drops parts that it cannot use. */
export const REPLY_RULES: RuleTable = {
  'visible-reply': {
    title: 'A reply that is not {} has a text or an action.',
    why: 'Without either the user sees nothing, even if it holds images, buttons or variables.',
    see: [
      'docs/protocol.md#22-actions-or-text',
      'docs/protocol.md#23-path-b-text',
      'docs/engine-behaviour.md#answers',
    ],
    examine: onReplies((reply) => {
      if (Object.keys(reply).length === 0 || actionsOf(reply).length > 0) return [];
      const { text } = reply;
      return typeof text === 'string' && text.trim() !== '' ? [] : ['neither a text nor an action'];
    }),
  },
  'reply-fields': {
    title: 'text is a string, actions a list, attributes and metadata are objects.',
    why: 'With any other type the user gets no reply.',
    see: ['docs/engine-behaviour.md#answers'],
    examine: onReplies((reply) => [
      ...wrongType(reply, 'text', (value) => typeof value === 'string', 'a string'),
      ...wrongType(reply, 'actions', Array.isArray, 'a list'),
      ...wrongType(reply, 'attributes', isRecord, 'an object'),
      ...wrongType(reply, 'metadata', (value) => isRecord(value) || value === '', 'an object'),
    ]),
  },
  'action-types': {
    title: 'Every action is an object with an _tdActionType.',
    why: 'The first action without it ends the list: later actions never run.',
    see: ['docs/protocol.md#24-path-a-actions'],
    examine: onReplies((reply) =>
      actionsOf(reply).flatMap((action, index) => {
        const named =
          isRecord(action) && typeof action._tdActionType === 'string' && action._tdActionType !== '';
        return named ? [] : [`actions[${index}] has none`];
      }),
    ),
  },
  'reply-commands': {
    title: 'Every reply action has its messages in attributes.commands.',
    why: 'Without that list the engine fails after sending: later actions never run.',
    see: ['docs/protocol.md#24-path-a-actions', 'docs/engine-behaviour.md#answers'],
    examine: onReplies((reply) =>
      actionsOf(reply).flatMap((action, index) => {
        if (!isRecord(action) || !REPLY_ACTIONS.includes(String(action._tdActionType).toLowerCase()))
          return [];
        const commands = commandsOf(action);
        if (!Array.isArray(commands)) return [`actions[${index}] has no attributes.commands`];
        return commands.every(isCommand)
          ? []
          : [`actions[${index}] has a command that is neither wait nor message`];
      }),
    ),
  },
  'message-texts': {
    title: 'Every message has a text, if only a space.',
    why: 'A message without one is shown as the word "undefined".',
    see: ['docs/protocol.md#24-path-a-actions'],
    examine: onReplies((reply) =>
      messagesOf(reply).flatMap(({ path, message }) =>
        typeof message.text === 'string' && message.text !== '' ? [] : [`${path} has no text`],
      ),
    ),
  },
  waits: {
    title: 'Waits are numbers of milliseconds, at most 30 seconds together.',
    why: 'Above that the engine does not wait at all, and the messages come out of order.',
    see: ['docs/protocol.md#24-path-a-actions'],
    examine: onReplies((reply) =>
      [reply, ...actionsOf(reply)].flatMap((part) => {
        const commands = isRecord(part) ? commandsOf(part) : undefined;
        const waits = (Array.isArray(commands) ? commands : []).filter(isWait).map(({ time }) => time);
        if (!waits.every((time) => typeof time === 'number' && time >= 0)) return ['a wait without a time'];
        const total = waits.reduce((sum: number, time) => sum + Number(time), 0);
        return total > MAX_WAIT_MS ? [`${total} ms together`] : [];
      }),
    ),
  },
};

function onReplies(examine: (reply: Record<string, unknown>) => string[]): EvidenceRule['examine'] {
  return (exchange) => {
    const reply = replyOf(exchange);
    return reply === undefined ? undefined : examine(reply);
  };
}

/** Absent and null fields pass, as in the engine. */
function wrongType(
  reply: Record<string, unknown>,
  field: string,
  fits: (value: unknown) => boolean,
  type: string,
): string[] {
  const value = reply[field];
  return value === undefined || value === null || fits(value)
    ? []
    : [`${field} is ${kindOf(value)}, not ${type}`];
}

function isCommand(command: unknown): boolean {
  return isRecord(command) && ['wait', 'message', 'settings'].includes(String(command.type));
}

function isWait(command: unknown): command is { time: unknown } {
  return isRecord(command) && command.type === 'wait';
}
