import { randomUUID } from 'node:crypto';
import type { JsonRecord } from '../../../common/index.js';
import { INTERNAL_SENDER } from '../../../protocol/index.js';
import type { EngineTurn } from '../turn.js';

/**
 * Runs another block the way the engine does: it posts itself a message that says nothing but the block's name.
 * @see protocol.md 1.4
 */
export function invokeBlock(
  turn: EngineTurn,
  reference: string,
  more: { readonly draft?: unknown } = {},
): void {
  const { requestId, projectId } = turn;
  const message: JsonRecord = {
    _id: randomUUID(),
    senderFullname: INTERNAL_SENDER,
    type: 'text',
    sender: INTERNAL_SENDER,
    recipient: requestId,
    text: `/${reference}`,
    id_project: projectId,
    request: { request_id: requestId, id_project: projectId, ...definedOnly(more) },
  };
  turn.deliver(message);
}

/** A branch of a condition, with the parameters that the designer gave it. */
export function invokeBranch(turn: EngineTurn, reference: string, parameters?: unknown): void {
  const suffix = parameters === undefined || parameters === null ? '' : JSON.stringify(parameters);
  invokeBlock(turn, `${reference}${suffix}`, { draft: turn.draft });
}

function definedOnly(values: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
