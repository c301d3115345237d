import { textOf } from '../../../common/index.js';
import { EngineFailure } from '../engine-failure.js';
import type { HostBotTarget } from '../host/engine-host.interface.js';
import { USER_INPUT } from '../state/variable-names.js';
import { fill } from '../text/filler.js';
import type { ActionContext, ActionHandler } from './action.types.js';

export const agent: ActionHandler = async (_action, { turn }) => {
  await turn.host.handOff(turn.conversation);
  return 'next';
};

/** Inside a text it is the last command that runs: it then looks for its block, which a text has not. */
export const close: ActionHandler = async (_action, { turn, block }) => {
  await turn.host.close(turn.conversation);
  if (block === undefined) throw new EngineFailure('after a close inside a text, nothing more of it runs');
  turn.memory.delete(USER_INPUT);
  return 'next';
};

export const unassign: ActionHandler = async (_action, { turn }) => {
  await turn.host.unassign(turn.conversation);
  return 'next';
};

export const removeCurrentBot: ActionHandler = async (_action, { turn }) => {
  const removed = await turn.host.removeBot(turn.conversation);
  if (!removed) throw new EngineFailure('no bot takes part, and the list of actions ends');
  return 'next';
};

/** Moves the conversation to a department. A name that is none ends the list. @see protocol.md 2.4 */
export const department: ActionHandler = async (action, context) => {
  const { turn } = context;
  const name = textOf(action.depName)?.toLowerCase();
  const departments = await turn.host.departments(turn.conversation);
  const found = departments.find((one) => one.name.toLowerCase() === name);
  if (found === undefined)
    throw new EngineFailure('no department has this name, and the list of actions ends');
  await turn.host.moveToDepartment(turn.conversation, found.id);
  if (!action.triggerBot) return 'next';
  if (found.botId === undefined)
    throw new EngineFailure('the department has no bot, and the list of actions ends');
  await start(context, 'start');
  return 'next';
};

export const playReplaceBot: ActionHandler = async (action, { turn }) => {
  const name = fill(action.botName, turn.memory.variables);
  await turn.host.replaceBot(turn.conversation, { name: String(name) });
  return 'next';
};

export const replaceBotV2: ActionHandler = async (action, context) => {
  const name = String(fill(action.botName, context.turn.memory.variables));
  return replaceAndGoOn(context, action.nameAsSlug === true ? { slug: name } : { name }, action.blockName);
};

export const replaceBotV3: ActionHandler = async (action, context) => {
  const { variables } = context.turn.memory;
  const target =
    action.useSlug === true
      ? { slug: String(fill(action.botSlug, variables)) }
      : { id: String(action.botId) };
  return replaceAndGoOn(context, target, fill(action.blockName, variables));
};

export const playAddTags: ActionHandler = async (action, { turn }) => {
  const tags = textOf(action.tags);
  if (tags === undefined) {
    turn.setVariable('flowError', 'Add tags Error: tags attribute is mandatory');
    return 'next';
  }
  const names = String(fill(tags, turn.memory.variables))
    .split(',')
    .filter((tag) => tag !== '')
    .map((tag) => tag.trim());
  if (action.target === 'request') await turn.host.tagConversation(turn.conversation, names);
  if (action.target === 'lead') await turn.host.tagLead(turn.conversation, names);
  return 'next';
};

export const email: ActionHandler = async (action, { turn }) => {
  const { variables } = turn.memory;
  const { to, subject, text } = action;
  if (!to || !subject || !text) {
    turn.tell({ type: 'action-failed', action: 'email', reason: 'to, subject and text are needed' });
    return 'next';
  }
  const fields = Object.entries({ subject, text, to, replyto: action.replyto });
  await turn.host.sendEmail(
    turn.conversation,
    Object.fromEntries(fields.map(([name, value]) => [name, fill(value, variables)])),
  );
  return 'next';
};

/** `-n name -p payload`, or `--name` and `--payload`. As an action it does nothing. @see protocol.md 2.3 */
export const playFireEvent: ActionHandler = async (action, { turn }) => {
  const words = textOf(action.parameter);
  if (words === undefined) return 'next';
  const name = optionIn(words, ['-n', '--name']);
  await turn.host.fireEvent(turn.conversation, name ?? '', optionIn(words, ['-p', '--payload']));
  return 'next';
};

/** The rest runs even if the bot could not be replaced; only then its block is not started. */
async function replaceAndGoOn(
  context: ActionContext,
  target: HostBotTarget,
  blockName: unknown,
): Promise<'next'> {
  await context.turn.host.replaceBot(context.turn.conversation, target);
  const block = textOf(blockName);
  if (block !== undefined) await start(context, block);
  return 'next';
}

/** Sends the name of a block as a notice, which the platform brings to the bot that is there now. */
async function start({ turn }: ActionContext, block: string): Promise<void> {
  await turn.send({ type: 'text', text: `/${block}`, attributes: { subtype: 'info' } });
}

function optionIn(words: string, names: readonly string[]): string | undefined {
  const parts = words.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  const index = parts.findIndex((part) => names.includes(part));
  return index < 0 ? undefined : parts[index + 1]?.replace(/^(["'])(.*)\1$/, '$2');
}
