import { replyAction, says } from './row.mjs';

/**
 * Conversations beyond the rows of the table, held with the real engine and with the emulator.
 *
 * @typedef {object} Script
 * @property {string} name
 * @property {{ says?: string, clicks?: string, options?: object }[]} turns of the user
 * @property {(stage: object) => object} [bot] settings of the bot
 * @property {import('../harness/webhook.mjs').Answer | import('../harness/webhook.mjs').Answering} [answer]
 * @property {object} [user] channel and language
 */

export const action = (_tdActionType, more = {}) => ({ _tdActionType, ...more });
export const say = (text) => replyAction(says(text));
export const block = (name, actions, more = {}) => ({ name, actions, webhook: false, answer: '', ...more });
export const HOOKED = { name: 'hooked', answer: 'STATIC' };
export const PLAIN = { name: 'plain', answer: 'PLAIN', webhook: false };
export const FALLBACK = { name: 'defaultFallback', answer: 'FALLBACK ${lastUserText}', webhook: false };

/** A bot of these blocks, and one message for each of `/go` and what follows. */
export const flow = (name, blocks, { turns = [], ...more } = {}) => ({
  name,
  bot: () => ({ intents: [...blocks, PLAIN, HOOKED, FALLBACK] }),
  turns: [{ says: '/go' }, ...turns.map((turn) => (typeof turn === 'string' ? { says: turn } : turn))],
  ...more,
});
/** The actions of the block `go`. */
export const go = (name, actions, more) => flow(name, [block('go', actions)], more);
/** An answer of the webhook. */
export const answers = (name, body, more = {}) => ({
  name,
  answer: { body },
  turns: [{ says: '/go' }],
  ...more,
});
export const text = (name, words, more) => answers(`text: ${name}`, { text: words }, more);

export const buttons = (...list) => ({ attributes: { attachment: { type: 'template', buttons: list } } });
export const wait = (time = 10) => ({ type: 'wait', time });
export const set = (destination, value, more = {}) =>
  action('setattribute-v2', {
    destination,
    operation: { operands: [{ value, isVariable: false }], ...more },
  });
export const operation = (operators, ...operands) => ({
  operators,
  operands: operands.map((operand) =>
    typeof operand === 'string' ? { value: operand, isVariable: false } : { isVariable: true, ...operand },
  ),
});
export const condition = (operand1, operator, value) => ({
  type: 'condition',
  operand1,
  operator,
  operand2: typeof value === 'string' ? { type: 'const', value } : value,
});
export const group = (...conditions) => ({ type: 'expression', conditions });
export const and = { type: 'operator', operator: 'AND' };
export const or = { type: 'operator', operator: 'OR' };
export const when = (...groups) => action('jsoncondition', { groups, trueIntent: 'yes', falseIntent: 'no' });
export const YES_NO = [block('yes', [say('YES')]), block('no', [say('NO ${flowError}')])];
