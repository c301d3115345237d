import { isRecord, textOf, type JsonRecord } from '../../../common/index.js';
import { EngineFailure } from '../engine-failure.js';
import { NotEmulated } from '../expressions/not-emulated.error.js';
import { ACTION_HANDLERS, NOT_EMULATED } from './action-handlers.js';
import type { ActionContext, ActionEnd } from './action.types.js';
import { message } from './reply.actions.js';

/** Flows that never end are stopped after so many actions. @see protocol.md 2.7 */
const MOST_STEPS = 1_000;

/**
 * Plays a list of actions one after the other, until one ends the list.
 *
 * An action without a type ends it; one that nobody knows is skipped. While another action waits for the user, all but
 * that one are skipped. A refusal of the platform is told, and the list goes on, as in reality. @see protocol.md 2.4
 *
 * @throws EngineFailure where the real engine stalls: nothing after it runs
 */
export async function playActions(actions: readonly unknown[], context: ActionContext): Promise<void> {
  const { turn } = context;
  for (const action of actions) {
    turn.memory.steps += 1;
    if (turn.memory.steps > MOST_STEPS) return stopEndlessFlow(context);
    const type = isRecord(action) ? textOf(action._tdActionType)?.toLowerCase() : undefined;
    if (!isRecord(action) || type === undefined) return;
    const { lockedAction } = turn.memory;
    const isOutside = context.block === undefined;
    if (!isOutside && lockedAction !== undefined && lockedAction !== action._tdActionId) continue;
    if ((await play(type, action, context)) === 'stop') return;
  }
}

async function play(type: string, action: JsonRecord, context: ActionContext): Promise<ActionEnd> {
  const { turn } = context;
  const handler = ACTION_HANDLERS[type];
  if (handler === undefined) {
    const reason = NOT_EMULATED.has(type)
      ? 'the emulator does not play it'
      : 'the platform knows no such action';
    turn.tell({ type: 'action-not-emulated', action: type, reason });
    return 'next';
  }
  turn.tell({ type: 'action', action: type });
  try {
    return await handler(structuredClone(action), context);
  } catch (error) {
    if (error instanceof EngineFailure) throw error;
    const reason = error instanceof Error ? error.message : 'unknown';
    const kind = error instanceof NotEmulated ? 'action-not-emulated' : 'action-failed';
    turn.tell({ type: kind, action: type, reason });
    return 'next';
  }
}

async function stopEndlessFlow(context: ActionContext): Promise<void> {
  const text = `Anomaly detection. MAX ACTIONS (${MOST_STEPS}) exeeded.`;
  const attributes = { runtimeError: { message: text }, subtype: 'info' };
  await message({ _tdThenStop: true, isInfo: true, text, attributes }, context);
}
