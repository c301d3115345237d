import { recordOf, type JsonRecord } from '../../common/index.js';
import { fillForm, formOf } from './intents/intent-form.js';
import type { EngineTurn } from './turn.js';
import { askWebhook, type WebhookSettings } from './webhook/webhook-step.js';

/** The result of a block: the reply, and whether it came from the webhook. */
export interface BlockReply {
  readonly intentName: string;
  readonly reply: unknown;
  readonly from: 'design' | 'webhook' | 'form';
}

/**
 * Runs one block: first its form, then its static reply, or the webhook instead if it is switched on. Undefined for a
 * block without a reply: then the webhook is not called either. @see protocol.md 1.1
 */
export async function runBlock(
  turn: EngineTurn,
  intent: JsonRecord,
  settings: WebhookSettings,
): Promise<BlockReply | undefined> {
  const intentName = String(intent.intent_display_name);
  const form = formOf(intent);
  let completed = false;
  if (form !== undefined) {
    turn.memory.lockedIntent = intentName;
    const step = fillForm(form, turn.message.text, turn.memory, turn.setVariable);
    turn.tell({
      type: 'form',
      intent: intentName,
      step: step.kind,
      ...('field' in step && { field: step.field }),
    });
    if (step.kind !== 'asked') turn.memory.lockedIntent = undefined;
    if (step.kind !== 'completed') return { intentName, reply: { text: step.text }, from: 'form' };
    completed = true;
  }
  connectNextBlock(intent);
  const reply = staticReplyOf(turn, intent, completed);
  if (reply === undefined) {
    const reason = 'the intent has neither an answer nor actions, so the webhook is not called';
    turn.tell({ type: 'verdict', verdict: 'silent', reason, intent: intentName });
    return undefined;
  }
  if (intent.webhook_enabled !== true) return { intentName, reply, from: 'design' };
  const answer = await askWebhook(turn, intent, reply, settings);
  return answer.kind === 'static'
    ? { intentName, reply, from: 'design' }
    : { intentName, reply: answer.reply, from: 'webhook' };
}

/** The studio's connector to the next block is the last action, and the webhook receives it as such. */
function connectNextBlock(intent: JsonRecord): void {
  const { nextBlockAction } = recordOf(intent.attributes);
  if (nextBlockAction && Array.isArray(intent.actions)) intent.actions.push(nextBlockAction);
}

function staticReplyOf(turn: EngineTurn, intent: JsonRecord, completed: boolean): JsonRecord | undefined {
  const { actions, answer } = intent;
  const content =
    Array.isArray(actions) && actions.length > 0 ? { actions } : answer ? { text: answer } : undefined;
  if (content === undefined) return undefined;
  const fullname = completed ? turn.memory.get('userFullname') : undefined;
  const question: JsonRecord = { ...turn.message };
  delete question.request;
  return {
    ...content,
    attributes: {
      clienttimestamp: turn.now(),
      ...(intent._id ? { _answerid: intent._id } : {}),
      intent_info: {
        intent_name: intent.intent_display_name,
        intent_id: intent.intent_id,
        is_fallback: false,
        confidence: intent.score,
        question_payload: question,
        botId: turn.bot.id,
        bot: turn.bot.document,
      },
      webhook: intent.webhook_enabled,
      ...(fullname ? { updateUserFullname: fullname } : {}),
    },
  };
}
