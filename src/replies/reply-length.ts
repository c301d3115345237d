import { InvalidReplyError } from './errors/invalid-reply.error.js';
import type { ReplyPart } from './reply-part.types.js';

/** 200 messages, each with a pause: more than a user reads, and far below a noticeable load for the process. */
const MAX_STEPS = 400;

/** @throws InvalidReplyError for a reply that is too long, such as one with a message per row of data */
export function assertLength(parts: readonly ReplyPart[]): void {
  if (parts.length > MAX_STEPS) {
    throw new InvalidReplyError(
      'reply',
      `has more than ${MAX_STEPS} steps (messages, pauses and flow actions), more than a chat can display usefully`,
      'Put several lines into one text, or send one page at a time.',
    );
  }
}
