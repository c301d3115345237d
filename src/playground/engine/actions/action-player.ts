import { isRecord, textOf, type JsonRecord } from '../../../common/index.js';
import { EngineFailure } from '../engine-failure.js';
import { NotEmulated } from '../expressions/not-emulated.error.js';
import { ACTION_HANDLERS, NOT_EMULATED } from './action-handlers.js';
import type { ActionContext, ActionEnd } from './action.types.js';
import { message } from './reply.actions.js';

/** Endless flows are stopped after this number of actions. @see protocol.md 2.7 */
const MOST_STEPS = 1_000;

/** An action and its category. */
export interface Step {
  readonly type: string;
  readonly action: JsonRecord;
}

/**
 * Plays a list of actions one after the other, until one ends the list. An action without a type ends it too.
 *
 * @throws EngineFailure if the real engine stalls: no later action runs
 */
export async function playActions(actions: readonly unknown[], context: ActionContext): Promise<void> {
  const steps: Step[] = [];
  for (const action of actions) {
    const type = isRecord(action) ? textOf(action._tdActionType) : undefined;
    if (!isRecord(action) || type === undefined) break;
    steps.push({ type: type.toLowerCase(), action });
  }
  await playSteps(steps, context);
}

/**
 * Runs the steps of a block or of a text. Unknown ones are skipped. While an action of a block waits for the user, all
 * others are skipped. A rejection by the platform is reported, and the list continues, as in the real engine.
 * @see protocol.md 2.4
 *
 * @throws EngineFailure where the real engine stalls: no later step runs
 */
export async function playSteps(steps: readonly Step[], context: ActionContext): Promise<void> {
  const { memory } = context.turn;
  for (const step of steps) {
    memory.steps += 1;
    if (memory.steps > MOST_STEPS) return stopEndlessFlow(context);
    const { lockedAction } = memory;
    const waits = context.block !== undefined && lockedAction !== undefined;
    if (waits && lockedAction !== step.action._tdActionId) continue;
    if ((await play(step, context)) === 'stop') return;
  }
}

async function play({ type, action }: Step, context: ActionContext): Promise<ActionEnd> {
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
