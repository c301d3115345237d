import { createHash, randomBytes } from 'node:crypto';

/** A new id of the platform's database: 24 hexadecimal digits. */
export function newObjectId(): string {
  return randomBytes(12).toString('hex');
}

/** The same id for the same name, so that an intent keeps its id from one request to the next. */
export function intentIdOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A new conversation id: it contains the project id, which the engine checks. @see protocol.md 6 */
export function newRequestId(projectId: string): string {
  return `support-group-${projectId}-${randomBytes(16).toString('hex')}`;
}
