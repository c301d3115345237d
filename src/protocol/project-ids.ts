import { textAt } from './tolerance.js';

/** Where a body names its project, the most reliable place first. @see protocol.md 6 */
const PROJECT_ID_PLACES = [
  ['payload', 'message', 'id_project'],
  ['payload', 'bot', 'id_project'],
  ['payload', 'bot', 'project_id'],
  ['payload', 'message', 'request', 'id_project'],
] as const;

/**
 * The projects that the platform's own fields of a body name, in the order of their reliability. The caller is checked
 * against the same list as the request is made from: a place that only one of them read would let one project's caller
 * act for another project.
 */
export function namedProjectIds(body: unknown): string[] {
  return PROJECT_ID_PLACES.map((path) => textAt(body, ...path)).filter((id) => id !== undefined);
}
