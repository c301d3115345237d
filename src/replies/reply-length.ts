import { InvalidReplyError } from './errors/invalid-reply.error.js';
import type { ReplyPart } from './reply-part.types.js';

/** 200 messages with a pause behind each: more than anybody reads, and far below what keeps the process busy. */
const MAX_STEPS = 400;

/** @throws InvalidReplyError for a list of data that has got into a reply, one message for each of its rows */
export function assertLength(parts: readonly ReplyPart[]): void {
  if (parts.length > MAX_STEPS) {
    throw new InvalidReplyError(
      'reply',
      `has more than ${MAX_STEPS} steps (messages, pauses, and what happens in the flow), which no chat can show with sense`,
      'Put several lines into one text, or show a page at a time.',
    );
  }
}
