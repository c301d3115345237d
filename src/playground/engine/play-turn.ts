import { isRecord, recordOf } from '../../common/index.js';
import type { ActionContext } from './actions/action.types.js';
import { playActions, playSteps } from './actions/action-player.js';
import { runBlock, type BlockReply } from './block-runner.js';
import { EngineFailure } from './engine-failure.js';
import { findBlock } from './find-block.js';
import type { IntentMatcher } from './intents/intent-matcher.interface.js';
import { isFromFlow } from '../../protocol/index.js';
import { rememberMessage } from './state/message-variables.js';
import { addToTranscript } from './state/transcript.js';
import { actionOf } from './text/directives.js';
import { renderText } from './text/text-reply.js';
import type { EngineTurn } from './turn.js';
import type { WebhookSettings } from './webhook/webhook-step.js';

export interface PlaySettings {
  readonly matcher: IntentMatcher;
  readonly webhook: WebhookSettings;
  readonly context: Omit<ActionContext, 'turn' | 'block'>;
}

/** Runs one message from its arrival to the last action that it triggers. Errors of the bot never make it throw. */
export async function playTurn(turn: EngineTurn, settings: PlaySettings): Promise<void> {
  const { message, memory, bot, token, projectId, requestId } = turn;
  turn.tell({
    type: 'received',
    text: typeof message.text === 'string' ? message.text : '',
    internal: isFromFlow(message),
  });
  const { apiUrl } = turn.host;
  rememberMessage(memory, { message, bot: bot.document, token, projectId, requestId, apiUrl });
  if (requestId.startsWith('support-group-')) addToTranscript(memory, bot.name, message);
  try {
    const said = await findAndRun(turn, settings);
    if (said !== undefined) await give(turn, said, settings);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    turn.tell({ type: 'verdict', verdict: 'silent', reason: error.message });
  }
}

async function findAndRun(turn: EngineTurn, settings: PlaySettings): Promise<BlockReply | undefined> {
  const locked = turn.memory.lockedIntent;
  const found = await findBlock(turn, settings.matcher);
  if (found === undefined) {
    turn.tell({
      type: 'verdict',
      verdict: 'silent',
      reason: 'no intent matches, and the bot has no defaultFallback',
    });
    return undefined;
  }
  if (found === 'lost lock') {
    const text = `An error occurred while getting locked intent:'${String(locked)}'`;
    return { intentName: String(locked), reply: { text, attributes: { subtype: 'info' } }, from: 'design' };
  }
  const { intent, reason, score, thrownAway } = found;
  const name = String(intent.intent_display_name);
  turn.tell({ type: 'intent-matched', intent: name, reason, ...(score !== undefined && { score }) });
  const said = await runBlock(turn, intent, settings.webhook);
  if (thrownAway !== true || said === undefined) return said;
  const why = 'the user asked for an intent that does not exist: the reply of the fallback is discarded';
  turn.tell({ type: 'verdict', verdict: 'silent', reason: why, intent: name });
  return undefined;
}

async function give(turn: EngineTurn, said: BlockReply, settings: PlaySettings): Promise<void> {
  const { actions } = recordOf(said.reply);
  const isList = Array.isArray(actions) || typeof actions === 'string';
  if (!isList || actions.length === 0) return giveText(turn, said, settings);
  if (!Array.isArray(actions)) throw new EngineFailure('actions of the answer is not a list');
  if (actions.some((action) => action === null || action === undefined)) {
    throw new EngineFailure('an action of the answer is null');
  }
  if (said.from === 'webhook') {
    const { text } = recordOf(said.reply);
    const isTextLost =
      typeof text === 'string' && text !== '' && !actions.some((action) => recordOf(action).text === text);
    const reason = `the actions of the answer${isTextLost ? '; the text beside them is not shown' : ''}`;
    turn.tell({ type: 'verdict', verdict: 'shown', reason, intent: said.intentName });
  }
  const block = { intentName: said.intentName };
  await untilStalled(turn, () => playActions(actions, { ...settings.context, turn, block }));
}

/** A reply without actions goes through the platform's text pipeline, which runs commands and fills variables. */
async function giveText(turn: EngineTurn, said: BlockReply, settings: PlaySettings): Promise<void> {
  const { message, directives } = renderText(overTheWire(turn, said.reply), turn.memory.variables);
  if (message === undefined) {
    const reason = 'the reply has no text, and everything else in it is dropped';
    turn.tell({ type: 'verdict', verdict: 'silent', reason, intent: said.intentName });
  } else {
    const sent = await turn.send(message);
    if (said.from === 'webhook') {
      turn.tell({
        type: 'verdict',
        verdict: sent ? 'shown' : 'silent',
        reason: sent ? wordsFor(message) : 'the platform refused the message',
        intent: said.intentName,
      });
    }
  }
  const steps = directives.flatMap((directive) => {
    const action = actionOf(directive);
    if (action !== undefined) return [{ type: directive.name.toLowerCase(), action }];
    turn.tell({
      type: 'action-not-emulated',
      action: directive.name,
      reason: 'it does nothing inside a text',
    });
    return [];
  });
  await untilStalled(turn, () => playSteps(steps, { ...settings.context, turn }));
}

/** If the real engine stalls among the actions, the earlier ones have still run. */
async function untilStalled(turn: EngineTurn, play: () => Promise<void>): Promise<void> {
  try {
    await play();
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    turn.tell({ type: 'stalled', reason: error.message });
  }
}

/** Set whatever the reply says: what would switch the pipeline off has no effect. @see protocol.md 2.1 */
const TEXT_FLAGS = { directives: true, splits: true, markbot: true, fillParams: true };

/** The engine posts a text reply to itself, as JSON: what a list was given as properties is lost on the way. */
function overTheWire(turn: EngineTurn, reply: unknown): unknown {
  if (!isRecord(reply)) return JSON.parse(JSON.stringify(reply));
  const { attributes } = reply;
  return JSON.parse(
    JSON.stringify({
      ...reply,
      triggeredByMessageId: turn.message._id,
      attributes: Array.isArray(attributes) ? attributes : { ...recordOf(attributes), ...TEXT_FLAGS },
    }),
  );
}

function wordsFor(message: unknown): string {
  return isRecord(message) ? 'the text of the answer' : 'the answer is a list, which is an empty message';
}
