import { textOf, type JsonRecord } from '../../../common/index.js';
import { evaluateGroups } from '../expressions/condition.js';
import { evaluateWhen } from '../expressions/when.js';
import type { EngineTurn } from '../turn.js';
import type { ActionEnd, ActionHandler } from './action.types.js';
import { invokeBlock, invokeBranch } from './invoke-block.js';

/** A pause of at least this length restarts the count of steps, in milliseconds. */
const LONG_WAIT = 1_000;

/** Goes to another block, and leaves this one. @see protocol.md 2.4 */
export const playIntent: ActionHandler = async ({ intentName }, { turn, block }) => {
  const name = textOf(intentName);
  if (name === undefined) return 'next';
  if (block === undefined) {
    turn.tell({
      type: 'action-failed',
      action: 'intent',
      reason: 'a text does not know its bot, so the engine goes nowhere',
    });
    return 'stop';
  }
  invokeBlock(turn, name, { draft: turn.draft });
  return 'stop';
};

/** Runs another block, and goes on with this one. The other one begins first. */
export const connectBlock: ActionHandler = async ({ intentName }, { turn, pause }) => {
  const name = textOf(intentName);
  if (name === undefined) return 'next';
  invokeBlock(turn, name);
  await pause(0);
  return 'next';
};

/** Branches on a condition over the variables. */
export const jsonCondition: ActionHandler = async (action, { turn }) => {
  const branches = branchesOf(action);
  if ((!branches.true && !branches.false) || action.groups === null) return 'next';
  const holds = evaluateGroups(action.groups, turn.memory.variables);
  turn.tell({
    type: 'action',
    action: 'jsoncondition',
    detail: holds === null ? 'cannot be told' : String(holds),
  });
  if (holds === null)
    turn.setVariable('flowError', 'An error occurred evaluating condition: result === null');
  return take(turn, action, holds === true);
};

/** The condition of today's design studio: by an expression, or without one by the groups of the older action. */
export const jsonConditionV2: ActionHandler = async (action, context) => {
  const when = textOf(action.when);
  if (when === undefined) return jsonCondition(action, context);
  const { turn } = context;
  const branches = branchesOf(action);
  if (!branches.true && !branches.false) return 'next';
  const holds = evaluateWhen(when, turn.memory.variables);
  const detail = holds === null ? 'cannot be told' : String(holds);
  turn.tell({ type: 'action', action: 'jsoncondition2', detail });
  if (holds === null) turn.setVariable('flowError', 'An error occurred evaluating condition (when)');
  return take(turn, action, holds === true);
};

/** Branches on the opening hours. The list continues unless the action says that it stops. */
export const ifOpenHours: ActionHandler = async (action, { turn }) => {
  const branches = branchesOf(action);
  if (!branches.true && !branches.false) return 'next';
  let open = false;
  try {
    open = await turn.host.isOpenNow(turn.conversation, textOf(action.slotId));
  } catch (error) {
    turn.tell({ type: 'action-failed', action: 'ifopenhours', reason: reasonOf(error) });
  }
  turn.tell({ type: 'action', action: 'ifopenhours', detail: open ? 'open' : 'closed' });
  const branch = open ? branches.true : branches.false;
  if (branch !== undefined) invokeBranch(turn, branch);
  return 'next';
};

/** Branches on whether an agent is available within the opening hours. */
export const ifOnlineAgents: ActionHandler = async (action, { turn }) => {
  const branches = branchesOf(action);
  if (!branches.true && !branches.false) return 'next';
  try {
    const open = action.ignoreOperatingHours === true || (await turn.host.isOpenNow(turn.conversation));
    if (!open) {
      if (branches.false !== undefined) invokeBranch(turn, branches.false, action.falseIntentAttributes);
      return 'next';
    }
    const agents = await turn.host.availableAgents(turn.conversation, departmentOf(action, turn));
    turn.tell({ type: 'action', action: 'ifonlineagentsv2', detail: `${agents} free` });
    return take(turn, action, agents > 0);
  } catch (error) {
    const reason = reasonOf(error);
    turn.setVariable('flowError', `(If online Agents) An error occurred: ${reason}`);
    turn.tell({ type: 'action-failed', action: 'ifonlineagentsv2', reason });
    return 'next';
  }
};

/** Waits. */
export const wait: ActionHandler = async ({ millis }, { turn, pause }) => {
  const ms = Number(millis ?? 0);
  if (ms >= LONG_WAIT) turn.memory.steps = 0;
  await pause(Number.isFinite(ms) ? Math.max(0, ms) : 0);
  return 'next';
};

function departmentOf(action: JsonRecord, turn: EngineTurn): string | undefined {
  if (action.selectedOption === 'selectedDep') return textOf(action.selectedDepartmentId);
  if (action.selectedOption !== 'currentDep') return undefined;
  const current = textOf(turn.memory.get('department_id'));
  if (current === undefined) throw new Error('the conversation has no department');
  return current;
}

function branchesOf({ trueIntent, falseIntent }: JsonRecord): { true?: string; false?: string } {
  return { true: textOf(trueIntent), false: textOf(falseIntent) };
}

function take(turn: EngineTurn, action: JsonRecord, holds: boolean): ActionEnd {
  const branch = textOf(holds ? action.trueIntent : action.falseIntent);
  if (branch === undefined) return 'next';
  invokeBranch(turn, branch, holds ? action.trueIntentAttributes : action.falseIntentAttributes);
  return 'stop';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
