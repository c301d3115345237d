import { recordOf, type JsonRecord } from '../../../common/index.js';
import { EngineFailure } from '../engine-failure.js';
import { addToTranscript } from '../state/transcript.js';
import { USER_INPUT } from '../state/variable-names.js';
import { fill } from '../text/filler.js';
import type { ActionContext, ActionEnd, ActionHandler } from './action.types.js';
import { invokeBranch } from './invoke-block.js';
import {
  actionButtonsOf,
  replyCommands,
  fillReply,
  flowAttributes,
  keepWhatHolds,
  pauseOf,
  renderJsonAttachments,
} from './reply-content.js';

/** Longer pauses than this are not waited for at all, in milliseconds. */
const LONGEST_PAUSE = 30_000;
/** Longer waits for a silent user are not kept, in milliseconds. */
const LONGEST_SILENCE = 7_776_000;

/** Says something: messages, with pauses between them. @see protocol.md 2.4 */
export const reply: ActionHandler = async (action, context) => {
  prepare(action, context);
  await say(action, context);
  return 'next';
};

/** Says one of its messages, by chance. */
export const randomReply: ActionHandler = async (action, { turn }) => {
  const { variables } = turn.memory;
  action.text = fill(action.text, variables);
  const attributes = attributesOf(action);
  attributes.fillParams = true;
  const commands = replyCommands(action);
  if (Array.isArray(attributes.commands)) {
    if (commands.length % 2 !== 0)
      throw new EngineFailure('a random reply wants pairs of a pause and a message');
    const pair = 2 * Math.floor(Math.random() * (commands.length / 2));
    attributes.commands = commands.slice(pair, pair + 2);
    for (const { message } of replyCommands(action)) {
      const said = recordOf(message);
      if (said.text) said.text = fill(said.text, variables);
    }
  }
  await turn.send(action);
  return 'next';
};

/**
 * A reply whose action buttons are waited for: the block locks itself, so that the user's next message comes back to
 * it, and what the user typed is looked for among the labels. @see protocol.md 1.1
 */
export const replyV2: ActionHandler = async (action, context) => {
  const { turn } = context;
  const [, first] = replyCommands(action);
  if (first?.message === undefined)
    throw new EngineFailure('a replyv2 action wants a message as second command');
  renderJsonAttachments(action, turn.memory.variables);
  const buttons = actionButtonsOf(action);
  if (buttons.length === 0) return reply(action, context);
  if (turn.memory.lockedAction === undefined) {
    lock(action, context);
    waitForSilence(action, context);
    prepare(action, context);
    await say(action, context);
    return 'stop';
  }
  turn.memory.unlock();
  const chosen = buttonSaid(turn.memory.get('lastUserText'), buttons);
  const next = chosen?.action ?? action.noMatchIntent;
  if (typeof next === 'string' && next !== '') invokeBranch(turn, next);
  else turn.deliver(turn.message);
  return 'stop';
};

/** Keeps what the user says next in a variable. */
export const captureUserReply: ActionHandler = async (action, context) => {
  const { turn } = context;
  if (turn.memory.lockedAction === undefined) {
    lock(action, context);
    return 'next';
  }
  turn.memory.unlock();
  const { assignResultTo: name, goToIntent } = action;
  if (typeof name === 'string' && name !== '') turn.setVariable(name, turn.message.text);
  if (typeof goToIntent === 'string' && goToIntent !== '') invokeBranch(turn, goToIntent);
  return 'next';
};

/** Says something in a test of the designer; elsewhere only what is marked as a notice. @see protocol.md 2.4 */
export const message: ActionHandler = async (action, { turn }) => {
  if (!action.isInfo && !turn.draft) {
    turn.tell({
      type: 'action',
      action: 'message',
      detail: 'not sent: it is for tests of the designer only',
    });
    return 'next';
  }
  delete action.isInfo;
  attributesOf(action).fillParams = true;
  if (typeof action.text === 'string' && action.text !== '') {
    action.text = fill(action.text.replaceAll('\\n', '\n'), turn.memory.variables);
  }
  await turn.send(action);
  return action._tdThenStop === true ? 'stop' : 'next';
};

function prepare(action: JsonRecord, { turn, block }: ActionContext): void {
  const { variables } = turn.memory;
  const attributes = attributesOf(action);
  attributes.fillParams = true;
  renderJsonAttachments(action, variables);
  fillReply(action, variables);
  keepWhatHolds(action, variables);
  if (block !== undefined) attributes.intentName = block.intentName;
  attributes.flowAttributes = flowAttributes(variables);
  action.senderFullname = turn.bot.name;
}

async function say(action: JsonRecord, { turn, pause }: ActionContext): Promise<ActionEnd> {
  if (action.text && typeof action.text !== 'string')
    throw new EngineFailure('the text of a reply is not a string');
  addToTranscript(turn.memory, turn.bot.name, action);
  await turn.send(action);
  const ms = pauseOf(action);
  if (ms > 0 && ms <= LONGEST_PAUSE) await pause(ms);
  return 'next';
}

function attributesOf(action: JsonRecord): JsonRecord {
  if (!action.attributes) action.attributes = {};
  return recordOf(action.attributes);
}

function lock(action: JsonRecord, { turn, block }: ActionContext): void {
  if (block === undefined) throw new EngineFailure('only a block can wait for the user');
  turn.memory.lockedIntent = block.intentName;
  turn.memory.lockedAction = typeof action._tdActionId === 'string' ? action._tdActionId : undefined;
  turn.tell({ type: 'waits-for-user', intent: block.intentName });
}

/** Continues by itself if the user writes nothing for the given time. */
function waitForSilence(action: JsonRecord, { turn, later }: ActionContext): void {
  const { noInputIntent, noInputTimeout } = action;
  const ms = Number(noInputTimeout);
  if (typeof noInputIntent !== 'string' || noInputIntent === '' || !(ms > 0 && ms < LONGEST_SILENCE)) return;
  const mark = String(turn.now());
  turn.memory.set(USER_INPUT, mark);
  later(ms, () => {
    if (turn.memory.get(USER_INPUT) !== mark) return;
    turn.memory.unlock();
    invokeBranch(turn, noInputIntent);
  });
}

function buttonSaid(words: unknown, buttons: readonly JsonRecord[]): JsonRecord | undefined {
  if (typeof words !== 'string') return undefined;
  const wanted = words.toLowerCase().trim();
  return buttons.find(({ value, alias }) => {
    const aliases = typeof alias === 'string' ? alias.split(',') : [];
    return (
      String(value).toLowerCase() === wanted || aliases.some((other) => other.toLowerCase().trim() === wanted)
    );
  });
}
