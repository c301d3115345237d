import { createHash } from 'node:crypto';

/** The number of the worker that has a conversation: always the same, and each has about as many. */
export function ownerOf(requestId: string, count: number): number {
  return createHash('sha1').update(requestId).digest().readUInt32BE() % count;
}
