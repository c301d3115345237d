import { Secret, isRecord, type JsonRecord } from '../../common/index.js';
import type { ConversationPage, EmailReceipt, OpeningState, Subscription } from '../models/index.js';
import type { PlatformAnswer } from './operation.interface.js';

/** Keys that carry an error, also in an answer with status 200. @see protocol.md 4.1 */
const ERROR_KEYS = ['error', 'err', 'errors'];

/** A document of the platform. The fields have the server's types, and are not validated individually. */
export function document<T>({ body }: PlatformAnswer): T | undefined {
  if (!isRecord(body) || body['success'] === false) return undefined;
  const failed = !('_id' in body) && ERROR_KEYS.some((key) => Boolean(body[key]));
  return failed ? undefined : (body as T);
}

/** A document with this text field, which distinguishes it from other JSON. */
export function documentWith<T>(field: string): (answer: PlatformAnswer) => T | undefined {
  return (answer) => {
    const found = document<JsonRecord>(answer);
    return typeof found?.[field] === 'string' ? (found as T) : undefined;
  };
}

export function listOf<T>({ body }: PlatformAnswer): T[] | undefined {
  return Array.isArray(body) && body.every(isRecord) ? (body as T[]) : undefined;
}

/** `{"queued":true}`, or `{"no queued":true}` where there is no address to send to. @see protocol.md 4.2 row 25 */
export function queued({ body }: PlatformAnswer): EmailReceipt | undefined {
  if (!isRecord(body)) return undefined;
  if (body['queued'] === true) return { queued: true };
  return body['no queued'] === true ? { queued: false } : undefined;
}

export function openingState({ body }: PlatformAnswer): OpeningState | undefined {
  return isRecord(body) && typeof body['isopen'] === 'boolean' ? { isopen: body['isopen'] } : undefined;
}

/** The page document, or the bare list of older servers. */
export function conversationPage(answer: PlatformAnswer): ConversationPage | undefined {
  const list = listOf<ConversationPage['requests'][number]>(answer);
  if (list !== undefined) return { requests: list };
  const page = document<ConversationPage>(answer);
  return Array.isArray(page?.requests) ? page : undefined;
}

/** The secret is wrapped in a Secret, so that a logged subscription does not show it. */
export function subscription({ body }: PlatformAnswer): Subscription | undefined {
  if (!isRecord(body) || typeof body['_id'] !== 'string') return undefined;
  const { secret, ...rest } = body;
  return { ...rest, ...(typeof secret === 'string' ? { secret: new Secret(secret) } : {}) } as Subscription;
}

export function subscriptions({ body, ...answer }: PlatformAnswer): Subscription[] | undefined {
  const list = Array.isArray(body) ? body.map((item) => subscription({ ...answer, body: item })) : undefined;
  return list?.every((item) => item !== undefined) ? list : undefined;
}

/** A new subscription has its secret in a header. @see protocol.md 7.1 */
export function createdSubscription(answer: PlatformAnswer): Subscription | undefined {
  const created = subscription(answer);
  const header = answer.headers['x-hook-secret'];
  if (created === undefined || header === undefined) return created;
  return { ...created, secret: new Secret(header) };
}
