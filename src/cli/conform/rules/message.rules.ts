import { isRecord } from '../../../common/index.js';
import { buttonsOf, MESSAGE_TYPES } from '../../../protocol/index.js';
import { replyOf } from '../answer-kinds.js';
import { messagesOf, stringsIn } from '../../wire/index.js';
import type { EvidenceRule, RuleTable } from '../rule.types.js';
import { skipped, ruleVerdict } from '../verdicts.js';

const TYPES: ReadonlyMap<string, { readonly source: boolean }> = new Map(Object.entries(MESSAGE_TYPES));
const TARGETS = ['blank', 'parent', 'self'];
/** Expressions that the platform would fill in or run, each after a word that identifies it in an answer. */
const ALIVE = [
  'conform{{chatbot_jwt_token}}',
  'conform${chatbotToken}',
  'conform\\agent',
  'conform\\_tdclose',
];
const HAZARD = ALIVE.join(' ');
const DIRECTIVE = /\\(?:agent|close|_td[a-z]+)/i;

/** The messages of a reply: the platform stores them unchecked, and clients show what they understand. */
export const MESSAGE_RULES: RuleTable = {
  'message-types': {
    title: 'Messages are of a type that clients know, with what the type needs.',
    why: 'Unknown types are not shown. A file without metadata.type makes the platform hang.',
    see: ['docs/protocol.md#32-kinds-of-messages'],
    examine: onMessages((message) => {
      const type = message.type ?? 'text';
      const known = typeof type === 'string' ? TYPES.get(type) : undefined;
      if (typeof type !== 'string' || known === undefined) return [`the type ${JSON.stringify(type)}`];
      const metadata = isRecord(message.metadata) ? message.metadata : {};
      if (known.source && !isText(metadata.src)) return [`${type} without metadata.src`];
      return type === 'file' && !isText(metadata.type) ? ['file without metadata.type'] : [];
    }),
  },
  buttons: {
    title: 'Buttons have a type, a label, and a link or an action.',
    why: 'Others are shown without a label, or do nothing when they are pressed.',
    see: ['docs/protocol.md#33-building-blocks'],
    examine: onMessages((message) => buttonsOf(message).flatMap(wrongButton)),
  },
  'no-directives': {
    title: 'Texts hold no directives of the platform; use actions instead.',
    why: 'A directive in a text runs unchecked once the message is sent, and agents and channels see it in the text.',
    see: ['docs/protocol.md#23-path-b-text', 'docs/protocol.md#34-attributes-that-change-platform-behaviour'],
    examine: onMessages((message) => {
      const found = DIRECTIVE.exec(typeof message.text === 'string' ? message.text : '');
      return found === null ? [] : [`the directive ${found[0]}`];
    }),
  },
  'literal-text': {
    title: 'The text of the user is only repeated literally, if at all.',
    why: 'The platform fills in variables and runs directives in replies: a user who writes {{chatbot_jwt_token}} and gets it repeated reads the token of the bot.',
    see: ['docs/protocol.md#23-path-b-text', 'docs/engine-behaviour.md#other-facts'],
    probe: async (service) => {
      const answers = await Promise.all(
        service.intents.map((intent) =>
          service.call(`${JSON.stringify(intent)} with markup from the user`, {
            intent,
            text: HAZARD,
            user: { name: HAZARD },
            params: { orderId: HAZARD, name: HAZARD },
          }),
        ),
      );
      if (!answers.some((answer) => replyOf(answer) !== undefined)) return skipped('No reply was seen.');
      return ruleVerdict(
        answers.flatMap((answer) => {
          const strings = [...stringsIn(replyOf(answer) ?? {})];
          const alive = ALIVE.filter((markup) => strings.some((text) => text.includes(markup)));
          return alive.map((markup) => `${answer.sent.label}: ${markup} is repeated and would be run`);
        }),
      );
    },
  },
};

function onMessages(examine: (message: Record<string, unknown>) => string[]): EvidenceRule['examine'] {
  return (exchange) => {
    const reply = replyOf(exchange);
    return (
      reply &&
      messagesOf(reply).flatMap(({ path, message }) =>
        examine(message).map((problem) => `${path}: ${problem}`),
      )
    );
  };
}

function wrongButton(button: unknown): string[] {
  if (!isRecord(button)) return ['a button that is not an object'];
  const { type, value, link, action, target } = button;
  if (!isText(value)) return ['a button without a value'];
  if (type === 'text') return [];
  if (type === 'url') {
    if (!isText(link)) return ['a url button without a link'];
    return target === undefined || TARGETS.some((known) => known === target)
      ? []
      : ['a url button with an unknown target'];
  }
  if (type === 'action') return isText(action) ? [] : ['an action button without an action'];
  return [`a button of the type ${JSON.stringify(type)}`];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
