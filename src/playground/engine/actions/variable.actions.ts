import { isRecord, recordOf, recordsOf, textOf } from '../../../common/index.js';
import { EngineFailure } from '../engine-failure.js';
import { evaluateOperation } from '../expressions/operation.js';
import { TRANSCRIPT } from '../state/variable-names.js';
import { fill } from '../text/filler.js';
import type { ActionHandler } from './action.types.js';

/** Sets a variable to a value, or to what an operation gives. @see protocol.md 2.4 */
export const setAttributeV2: ActionHandler = async (action, { turn }) => {
  if (!isRecord(action.operation)) return 'next';
  const { variables } = turn.memory;
  const operands = recordsOf(action.operation.operands);
  for (const operand of operands) operand.value = fill(operand.value, variables);
  const [only] = operands;
  if (operands.length === 1 && only?.type === 'json') {
    turn.setVariable(String(action.destination), parse(only.value));
    return 'next';
  }
  const name = fill(action.destination, variables);
  if (typeof name === 'string') turn.setVariable(name, evaluateOperation(action.operation, variables));
  return 'next';
};

/** The older form: no variables in its texts. */
export const setAttribute: ActionHandler = async (action, { turn }) => {
  const name = textOf(action.destination);
  if (name !== undefined) turn.setVariable(name, evaluateOperation(action.operation, turn.memory.variables));
  return 'next';
};

export const deleteVariable: ActionHandler = async ({ variableName }, { turn }) => {
  const name = fill(variableName, turn.memory.variables);
  if (typeof name === 'string' && name !== '') {
    turn.memory.delete(name);
    turn.tell({ type: 'variable-deleted', name });
  }
  return 'next';
};

/** Makes a block the one that gets the user's next message. */
export const lockIntent: ActionHandler = async ({ intentName }, { turn }) => {
  const name = textOf(intentName);
  if (name !== undefined) {
    turn.memory.lockedIntent = name;
    turn.tell({ type: 'waits-for-user', intent: name });
  }
  return 'next';
};

export const unlockIntent: ActionHandler = async (_action, { turn }) => {
  turn.memory.lockedIntent = undefined;
  return 'next';
};

export const clearTranscript: ActionHandler = async (_action, { turn }) => {
  turn.memory.set(TRANSCRIPT, '');
  return 'next';
};

/** Variables that name fields of the contact. */
const LEAD_VARIABLES: Readonly<Record<string, string>> = {
  fullname: 'userFullname',
  email: 'userEmail',
  phone: 'userPhone',
  currentPhoneNumber: 'currentPhoneNumber',
  userLeadId: 'userLeadId',
  company: 'userCompany',
};

/** Changes the contact, and the variables that were read from it. */
export const leadUpdate: ActionHandler = async (action, { turn }) => {
  const { variables } = turn.memory;
  const update = Object.entries(recordOf(action.update)).map(
    ([field, value]) => [field, fill(value, variables)] as const,
  );
  for (const [field, value] of update) {
    const name = LEAD_VARIABLES[field];
    if (name !== undefined) turn.setVariable(name, value);
  }
  const leadId = textOf(variables.userLeadId);
  if (leadId === undefined) throw new EngineFailure('leadupdate wants the variable userLeadId');
  await turn.host.updateLead(turn.conversation, leadId, Object.fromEntries(update));
  return 'next';
};

function parse(json: unknown): unknown {
  try {
    return JSON.parse(String(json)) as unknown;
  } catch {
    throw new EngineFailure('the value of a variable is not JSON, which ends the list of actions');
  }
}
