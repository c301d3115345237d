import { recordOf, textOf } from '../../common/index.js';
import { claimedIdentity } from '../../protocol/index.js';
import type { Recording } from '../../recordings/index.js';
import type { RequestBot } from '../../testing/index.js';

/** The project and the bot of a request. */
export type RecordedBot = Required<Pick<RequestBot, 'projectId' | 'rootId' | 'id' | 'name'>> & {
  readonly requestId: string;
};

/** @returns undefined for a request without a conversation, which needs no answer */
export function recordedBot({ request }: Recording): RecordedBot | undefined {
  const { requestId, projectId = '', rootBotId } = claimedIdentity(request);
  if (requestId === undefined) return undefined;
  const { bot, botId } = recordOf(request.payload);
  const { _id, name } = recordOf(bot);
  const id = textOf(botId) ?? textOf(_id) ?? '000000000000000000000000';
  return { requestId, projectId, id, rootId: rootBotId ?? id, name: textOf(name) ?? 'Bot' };
}
