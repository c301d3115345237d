import type { CallEvent, PlatformCallEvent } from '../calls/index.js';
import { describeError, isA, isRecord, recordOf, textOf } from '../common/index.js';
import { MessagingError } from '../messaging/index.js';
import type { CallRecord } from '../observability/index.js';
import { INTERNAL_SENDER, type IntentRequest } from '../protocol/index.js';
import type { Person, RawRecording, RecordedCall } from './recording.types.js';

/** The data of a call, collected while it runs. */
export interface NotedCall {
  readonly calls: PlatformCallEvent[];
  answered?: Extract<CallEvent, { type: 'answered' }>;
  error?: unknown;
}

export function rawRecording(
  { call, late }: Pick<CallRecord, 'call' | 'late'>,
  { calls, answered, error }: NotedCall,
): RawRecording {
  const request = call.request as IntentRequest;
  return {
    at: call.arrivedAt.toISOString(),
    ...(late && { late }),
    took: Math.round(performance.now() - call.startedAt),
    intent: request.intent.name || `#${request.intent.id ?? ''}`,
    ...(call.handler !== undefined && { handler: call.handler }),
    request: request.raw,
    ...(answered !== undefined && { answer: answerOf(answered) }),
    calls: calls.map(callOf),
    ...(error !== undefined && { error: describeError(error).name }),
    person: personOf(request),
  };
}

function answerOf({ status, json }: NonNullable<NotedCall['answered']>): NonNullable<RawRecording['answer']> {
  return json === undefined ? { status } : { status, json: JSON.parse(json) as unknown };
}

function callOf({ operation, method, path, body, status, answer, error }: PlatformCallEvent): RecordedCall {
  return {
    operation,
    method,
    path,
    ...(body !== undefined && { body }),
    ...(status !== undefined && { status }),
    ...(answer !== undefined && { answer }),
    ...(status === undefined && isA(error, MessagingError) && { outcome: error.outcome }),
  };
}

/** A request names the same person in several places, and not always with the same id. */
function personOf({ user, text, raw }: IntentRequest): Person {
  const message = recordOf(raw.payload.message);
  const { lead, requester } = recordOf(message.request);
  const ids = [
    user.id,
    user.leadId,
    message.sender,
    recordOf(lead)._id,
    recordOf(lead).lead_id,
    recordOf(requester).uuid_user,
  ];
  const known = ids.map(textOf).filter((id) => id !== undefined && id !== INTERNAL_SENDER && !isBot(id, raw));
  const { name, email, phone } = user;
  return {
    ids: [...new Set(known as string[])],
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(text !== '' && { [isPressed(message) ? 'pressed' : 'words']: text }),
  };
}

function isPressed({ attributes }: Record<string, unknown>): boolean {
  return textOf(recordOf(attributes).action) !== undefined;
}

/** In calls from inside a flow the bot itself is the sender. */
function isBot(id: string, { payload }: IntentRequest['raw']): boolean {
  const { _id, root_id: rootId } = isRecord(payload.bot) ? payload.bot : {};
  return id === _id || id === rootId || id === payload.botId;
}
