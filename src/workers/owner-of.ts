import { createHash } from 'node:crypto';
import type { ConversationKey } from '../protocol/index.js';

/** The number of the worker that has a conversation: always the same, and each has about as many. */
export function ownerOf(conversation: ConversationKey, count: number): number {
  return createHash('sha1').update(conversation).digest().readUInt32BE() % count;
}
