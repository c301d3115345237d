import { toBotParticipantId } from '../../../protocol/index.js';
import type { AgentDoc, DepartmentDoc } from '../documents.types.js';

/** Who gets a conversation of this department: its bot, an agent who is there, or nobody. @see protocol.md 4.2 row 37 */
export function routed(
  department: DepartmentDoc,
  withoutBot: boolean,
  available: readonly AgentDoc[],
): string[] {
  if (department.id_bot !== undefined && !withoutBot) return [toBotParticipantId(department.id_bot)];
  if (department.routing === 'pooled') return [];
  return available.slice(0, 1).map(({ id }) => id);
}
