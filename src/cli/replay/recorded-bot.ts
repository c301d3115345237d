import { isRecord, recordOf, textOf } from '../../common/index.js';
import type { Recording } from '../../recordings/index.js';
import type { RequestBot } from '../../testing/index.js';

/** Whose request it is: which project, which bot. */
export type RecordedBot = Required<Pick<RequestBot, 'projectId' | 'rootId' | 'id' | 'name'>> & {
  readonly requestId: string;
};

const PROJECT = /^support-group-([^-]+)-/;

/** @returns undefined for a request that names no conversation: then there is nothing to answer */
export function recordedBot({ request }: Recording): RecordedBot | undefined {
  const { payload, variables } = request;
  const { message, bot, botId } = recordOf(payload);
  const conversation = recordOf(recordOf(message).request);
  const requestId =
    textOf(conversation.request_id) ??
    textOf(recordOf(variables).conversation_id) ??
    textOf(recordOf(message).recipient);
  if (requestId === undefined) return undefined;
  const { _id, root_id: root, name, id_project: ofBot, project_id: ofPage } = isRecord(bot) ? bot : {};
  const id = textOf(botId) ?? textOf(_id) ?? '000000000000000000000000';
  return {
    requestId,
    projectId:
      textOf(recordOf(message).id_project) ??
      textOf(ofBot) ??
      textOf(ofPage) ??
      PROJECT.exec(requestId)?.[1] ??
      '',
    id,
    rootId: textOf(root) ?? textOf(_id) ?? id,
    name: textOf(name) ?? 'Bot',
  };
}
