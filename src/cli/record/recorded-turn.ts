import { recordOf, textOf, isRecord } from '../../common/index.js';
import { PLATFORM_VARIABLES } from '../../playground/index.js';
import { readWebhookRequest } from '../../protocol/index.js';
import type { Recording } from '../../recordings/index.js';
import type { RequestUser } from '../../testing/index.js';
import type { Expected } from '../../test-source/index.js';
import { textsOfAnswer, textsSent } from '../replay/shown-texts.js';
import { actionsOf } from '../wire/index.js';

/** The test of a recorded turn: its input, and the visible messages. */
export interface RecordedTurn {
  readonly intent: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly options: {
    readonly language?: string;
    readonly channel?: string;
    readonly text?: string;
    readonly user?: RequestUser;
  };
  readonly sees: Expected;
}

/** Variables of every conversation, in addition to those of the platform. */
const OF_EVERY_CONVERSATION = new Set([
  'api_base_url',
  'chatbot_id',
  'payload',
  'userFullname',
  'userEmail',
  'userPhone',
  'userCompany',
  'currentPhoneNumber',
]);
const MASKED = '[secret]';
/** With only these actions, the turn is its answer; all others lead to the bot's own blocks. */
const REPLIES = new Set(['reply', 'randomreply', 'replyv2']);

/** @returns undefined if the call was not answered */
export function recordedTurn({ intent, request, answer, calls }: Recording): RecordedTurn | undefined {
  if (answer === undefined || intent.startsWith('#')) return undefined;
  const { params: all, text, language, channel } = readWebhookRequest(structuredClone(request));
  const params = Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) =>
        !PLATFORM_VARIABLES.has(name) && !OF_EVERY_CONVERSATION.has(name) && value !== MASKED,
    ),
  );
  return {
    intent,
    params,
    options: {
      ...(language !== 'en' && { language }),
      ...(channel !== 'web' && { channel }),
      ...(text !== '' && !text.startsWith('/') && { text }),
      ...userOf(all),
    },
    sees: seen(answer, calls),
  };
}

function userOf({ userFullname, userEmail, userPhone }: Record<string, unknown>): { user?: RequestUser } {
  const [name, email, phone] = [textOf(userFullname), textOf(userEmail), textOf(userPhone)];
  const user = {
    ...(name !== undefined && name !== 'Guest' && { name }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
  };
  return Object.keys(user).length === 0 ? {} : { user };
}

function seen(
  { status, json }: NonNullable<Recording['answer']>,
  calls: Recording['calls'],
): RecordedTurn['sees'] {
  const sent = calls.filter(({ status = 0 }) => status >= 200 && status < 300).flatMap(textsSent);
  const isPlain =
    isRecord(json) && actionsOf(json).every((action) => REPLIES.has(String(recordOf(action)._tdActionType)));
  if (status === 200 && isPlain) {
    const texts = [...sent, ...textsOfAnswer(json)];
    return texts.length === 0 ? { kind: 'silence' } : { kind: 'texts', texts };
  }
  return sent.length === 0 && (status === 204 || status >= 400)
    ? { kind: 'static' }
    : { kind: 'status', status };
}
