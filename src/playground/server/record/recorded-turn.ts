import { isRecord, MASK, recordOf, type JsonRecord } from '../../../common/index.js';
import type { TimelineEntry, TurnView } from '../view.types.js';

/** One call of the webhook: what a test sends, what the platform answers meanwhile, and what must come back. */
export interface RecordedTurn {
  readonly said: string;
  readonly request: JsonRecord;
  readonly platform: readonly RecordedPlatformCall[];
  readonly answer: { readonly status: number; readonly body: unknown };
}

export interface RecordedPlatformCall {
  /** Method and path. */
  readonly call: string;
  readonly sent?: unknown;
  readonly status: number;
  readonly answer?: unknown;
}

/** The rest of a request is the same for every handler, or says what the kept fields say. */
const KEPT: Readonly<Record<'message' | 'request' | 'lead' | 'bot', readonly string[]>> = {
  message: [
    '_id',
    'text',
    'type',
    'sender',
    'senderFullname',
    'language',
    'channel',
    'attributes',
    'metadata',
    'id_project',
    'request',
  ],
  request: [
    'request_id',
    'id_project',
    'language',
    'channel',
    'lead',
    'department',
    'draft',
    'participants',
    'participantsBots',
  ],
  lead: ['_id', 'lead_id', 'fullname', 'email'],
  bot: ['_id', 'root_id', 'name', 'id_project', 'type', 'language'],
};

/** Stands where a secret was masked, and can be sent as a token. */
const LEFT_OUT = 'left-out';

/** New in every run. */
const CHANGING = new Set(['clientMessageId']);

/** The calls of a turn that a test can repeat: answered, and with nothing wrong on purpose. */
export function recordedTurns({ text, kind, troubles, entries }: TurnView): RecordedTurn[] {
  if (troubles.length > 0) return [];
  return entries
    .filter(({ type }) => type === 'called')
    .flatMap(({ call, data }) => {
      const ofCall = entries.filter((entry) => entry.side === 'service' && entry.call === call);
      const answered = ofCall.find(({ type }) => type === 'answered')?.data;
      if (!isRecord(data.body) || answered === undefined) return [];
      const said = kind === 'started' ? 'the chat opens' : text;
      const answer = { status: Number(answered.status), body: answered.json };
      return [
        {
          said,
          request: withoutMasks(trimmed(data.body)) as JsonRecord,
          platform: ofCall.flatMap(platformCall),
          answer,
        },
      ];
    });
}

function platformCall({ type, data }: TimelineEntry): RecordedPlatformCall[] {
  if (type !== 'platform-call' || typeof data.status !== 'number') return [];
  const { method, path, body, status, answer } = data;
  return [{ call: `${String(method)} ${String(path)}`, sent: steady(body), status, answer: steady(answer) }];
}

function trimmed(body: JsonRecord): JsonRecord {
  const { payload, variables, ...rest } = body;
  const { message, bot, ...around } = recordOf(payload);
  const { request, ...words } = picked(recordOf(message), KEPT.message);
  const { lead, ...conversation } = picked(recordOf(request), KEPT.request);
  return {
    ...rest,
    payload: {
      ...around,
      bot: picked(recordOf(bot), KEPT.bot),
      message: { ...words, request: { ...conversation, lead: picked(recordOf(lead), KEPT.lead) } },
    },
    ...(isRecord(variables) && { variables: spoken(variables) }),
  };
}

/** Without the transcript, which repeats the conversation, and the message as a variable of itself. */
function spoken(variables: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => name !== 'transcript' && !isRecord(value)),
  );
}

function picked(from: JsonRecord, names: readonly string[]): JsonRecord {
  return Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]));
}

function steady(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(steady);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !CHANGING.has(name))
      .map(([name, inner]) => [name, steady(inner)]),
  );
}

function withoutMasks(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(MASK, LEFT_OUT);
  if (Array.isArray(value)) return value.map(withoutMasks);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutMasks(inner)]));
}
