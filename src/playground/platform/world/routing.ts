import { toBotParticipantId } from '../../../protocol/index.js';
import type { AgentDoc, DepartmentDoc } from '../documents.types.js';

/** The assignee of a department's conversation: its bot, an available agent, or none. @see protocol.md 4.2 row 37 */
export function routed(
  department: DepartmentDoc,
  withoutBot: boolean,
  available: readonly AgentDoc[],
): string[] {
  if (department.id_bot !== undefined && !withoutBot) return [toBotParticipantId(department.id_bot)];
  if (department.routing === 'pooled') return [];
  return available.slice(0, 1).map(({ id }) => id);
}
