import { isRecord, recordOf, Secret, type JsonRecord } from '../../../common/index.js';
import { WEBHOOK_HEADERS } from '../../../protocol/index.js';
import { EngineFailure } from '../engine-failure.js';
import type { EngineTurn } from '../turn.js';
import { requestBody, type Dialect } from './request-body.js';
import type { AnswerHeaders, WebhookCaller, WebhookResult } from './webhook-caller.interface.js';

export interface WebhookSettings {
  readonly caller: WebhookCaller;
  readonly dialect: Dialect;
}

/** The replacement of the static reply; `designed` if there is none. */
export type WebhookReply =
  { readonly kind: 'static' } | { readonly kind: 'webhook'; readonly reply: unknown };

const STATIC: WebhookReply = { kind: 'static' };

/**
 * Calls the webhook for the reply. Its answer replaces the reply as a whole. After a rejection, or an answer without
 * content, the static reply stays; an answer that is not an object, and a network failure, break the engine. @see
 * protocol.md 1.8 and 2.1
 *
 * @throws EngineFailure where the real engine ends without a reply
 */
export async function askWebhook(
  turn: EngineTurn,
  intent: JsonRecord,
  designed: JsonRecord,
  { caller, dialect }: WebhookSettings,
): Promise<WebhookReply> {
  const name = String(intent.intent_display_name);
  const { webhookUrl, id: botId, document: bot } = turn.bot;
  if (!webhookUrl) {
    turn.tell({ type: 'verdict', verdict: 'static', reason: 'the bot has no webhook URL', intent: name });
    return STATIC;
  }
  const { message, token } = turn;
  const body = toJson(
    requestBody(dialect, { botId, bot, message, intent, token, variables: turn.memory.variables }),
  );
  turn.tell({ type: 'webhook-request', intent: name, body });
  const began = performance.now();
  const url = new Secret(webhookUrl);
  const result = await caller.call({ url, headers: WEBHOOK_HEADERS, body });
  const ms = performance.now() - began;
  turn.tell({ type: 'webhook-answer', intent: name, ms, ...detailsOf(result) });
  return judge(turn, name, result, recordOf(designed.attributes));
}

function judge(turn: EngineTurn, intent: string, result: WebhookResult, designed: JsonRecord): WebhookReply {
  if (result.kind === 'unreachable') {
    throw new EngineFailure(
      `the webhook could not be reached (${result.reason}), and the engine never replies then`,
    );
  }
  if (result.kind === 'refused' || !result.data) {
    turn.tell({ type: 'verdict', verdict: 'static', reason: refusalOf(result), intent });
    return STATIC;
  }
  const reply: unknown = result.data;
  if (typeof reply !== 'object') throw new EngineFailure('the answer is not a JSON object');
  const holder = reply as JsonRecord;
  if (!holder.attributes) holder.attributes = {};
  if (typeof holder.attributes !== 'object')
    throw new EngineFailure('attributes of the answer is not an object');
  (holder.attributes as JsonRecord).intent_info = designed.intent_info;
  return { kind: 'webhook', reply };
}

function refusalOf(result: WebhookResult & { status: number }): string {
  if (result.kind === 'answered') return `the answer with status ${result.status} is empty`;
  const broke = result.status >= 200 && result.status < 300;
  return broke ? 'the body of the answer cannot be read' : `the status is ${result.status}`;
}

interface AnswerDetails {
  readonly status?: number;
  readonly headers?: AnswerHeaders;
  readonly body?: unknown;
  readonly failure?: string;
}

function detailsOf(result: WebhookResult): AnswerDetails {
  if (result.kind === 'unreachable') return { failure: result.reason };
  const { status, headers, data } = result;
  return { status, headers, body: structuredClone(data) };
}

function toJson(body: JsonRecord): JsonRecord {
  const copy: unknown = JSON.parse(JSON.stringify(body));
  return isRecord(copy) ? copy : {};
}
