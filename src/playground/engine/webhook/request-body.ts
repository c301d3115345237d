import { recordOf, recordsOf, textOf, type JsonRecord } from '../../../common/index.js';

/** The request format of the emulator: one of the platform's two. @see protocol.md 1 and 1.5 */
export type Dialect = 'engine' | 'page';

export interface RequestParts {
  readonly botId: string;
  readonly bot: JsonRecord;
  readonly message: JsonRecord;
  readonly intent: JsonRecord;
  readonly token: string;
  readonly variables: JsonRecord;
}

/** The body of the webhook call, with the keys in the engine's order. */
export function requestBody(dialect: Dialect, parts: RequestParts): JsonRecord {
  return dialect === 'page' ? pageBody(parts) : engineBody(parts);
}

function engineBody({ botId, bot, message, intent, token, variables }: RequestParts): JsonRecord {
  return { payload: { botId, bot, message, intent }, token, variables };
}

/** The sample of the platform's page: the static reply in place of the user's text, and few other fields. */
function pageBody({ bot, message, intent, token }: RequestParts): JsonRecord {
  const { request_id, language } = recordOf(message.request);
  return {
    token,
    payload: {
      intent: { intent_display_name: intent.intent_display_name },
      message: { text: designedText(intent), request: { request_id, language } },
      bot: { name: bot.name, _id: bot._id, project_id: bot.id_project },
    },
  };
}

function designedText({ answer, actions }: JsonRecord): string {
  const designed = textOf(answer);
  if (designed !== undefined) return designed;
  const reply = recordsOf(actions).find(({ _tdActionType: type }) => type === 'reply' || type === 'replyv2');
  return textOf(reply?.text) ?? '';
}
