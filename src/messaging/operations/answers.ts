import { isRecord } from '../transport/json.js';
import type { PlatformAnswer } from './operation.interface.js';

/** Keys that carry an error, also in an answer with status 200. @see protocol.md 4.1 */
const ERROR_KEYS = ['error', 'err', 'errors'];

/** A document of the platform. Its fields are typed as the server sends them, and are not checked one by one. */
export function document<T>({ body }: PlatformAnswer): T | undefined {
  if (!isRecord(body) || body['success'] === false) return undefined;
  const failed = !('_id' in body) && ERROR_KEYS.some((key) => Boolean(body[key]));
  return failed ? undefined : (body as T);
}

/** A document that has this text field: what tells it from any other JSON. */
export function documentWith<T>(field: string): (answer: PlatformAnswer) => T | undefined {
  return (answer) => {
    const found = document<Record<string, unknown>>(answer);
    return typeof found?.[field] === 'string' ? (found as T) : undefined;
  };
}

export function listOf<T>({ body }: PlatformAnswer): T[] | undefined {
  return Array.isArray(body) && body.every(isRecord) ? (body as T[]) : undefined;
}
