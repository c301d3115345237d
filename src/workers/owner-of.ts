import { createHash } from 'node:crypto';
import type { ConversationKey } from '../protocol/index.js';

/** The number of the worker that owns a conversation. It never changes, and conversations are spread evenly. */
export function ownerOf(conversation: ConversationKey, count: number): number {
  return createHash('sha1').update(conversation).digest().readUInt32BE() % count;
}
