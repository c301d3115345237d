/**
 * One row of the table of what the engine does with each answer of the webhook.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {Outcome} outcome
 * @property {string[]} texts what the user sees
 * @property {string[]} [calls] what the engine does on the platform besides sending, as `PUT …/close -> 200`
 * @property {import('../harness/webhook.mjs').Answer | import('../harness/webhook.mjs').Answering} [answer] of
 *   the webhook. Default: the text `WEBHOOK`
 * @property {string} [says] the user's text. Default `/go`
 * @property {import('../harness/chat.mjs').SayOptions} [options] of the user's message
 * @property {(stage: Stage) => object | Promise<object>} [bot] settings of the bot, see `BotOptions`
 * @property {number} [bodyLimit] of the platform's messaging API, in bytes
 * @property {(turn: import('../harness/chat.mjs').Turn, stage: Stage) => void} [check] what else must hold
 *
 * @typedef {'webhook reply' | 'static reply' | 'NO REPLY' | 'EMPTY MESSAGE'} Outcome
 *
 * @typedef {object} Stage
 * @property {import('../harness/webhook.mjs').Webhook} hook the bot's webhook
 * @property {(close: () => Promise<unknown>) => void} afterwards what to undo when the row is done
 */

/** The JSON answer of a webhook that says one text. */
export const WEBHOOK = { text: 'WEBHOOK' };

/** @returns {Row} the user sees what the webhook said */
export const webhookReply = (name, answer, texts = ['WEBHOOK'], more = {}) => ({
  name,
  answer,
  outcome: 'webhook reply',
  texts,
  ...more,
});

/** @returns {Row} the user sees the reply designed for the intent */
export const staticReply = (name, answer, more = {}) => ({
  name,
  answer,
  outcome: 'static reply',
  texts: ['STATIC'],
  ...more,
});

/** @returns {Row} the user sees nothing */
export const silence = (name, answer, more = {}) => ({
  name,
  answer,
  outcome: 'NO REPLY',
  texts: [],
  ...more,
});

/** @returns {Row} the user sees an empty bubble */
export const emptyMessage = (name, answer, more = {}) => ({
  name,
  answer,
  outcome: 'EMPTY MESSAGE',
  texts: [''],
  ...more,
});

/** @returns {Outcome} what a turn came to */
export function outcomeOf({ texts }) {
  if (texts.length === 0) {
    return 'NO REPLY';
  }
  if (texts.every((text) => text === '')) {
    return 'EMPTY MESSAGE';
  }
  return texts.includes('STATIC') ? 'static reply' : 'webhook reply';
}

/** A message command. */
export const says = (text, more = {}) => ({ type: 'message', message: { type: 'text', text, ...more } });

/** A pause command. The engine waits for pauses in action replies, so it is short here. */
export const PAUSE = { type: 'wait', time: 10 };

/** A reply action that plays these commands. */
export const replyAction = (...commands) => ({
  _tdActionType: 'reply',
  text: 'fallback text',
  attributes: { commands },
});
