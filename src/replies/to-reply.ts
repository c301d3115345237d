import { InvalidReplyError } from './errors/invalid-reply.error.js';
import { typeName } from './field-checks.js';
import { rawReply } from './raw/raw-response.js';
import { Reply } from './reply.js';

/** The values that are accepted as a reply. A string is literal text; a list is shown in order. */
export type ReplyLike = string | Reply | readonly (string | Reply)[];

const RETURN_THIS = 'Return a string, a Reply, a list of them, or nothing for the static reply.';

/**
 * Converts the result of a handler to a reply: no value is the static reply, an empty list shows nothing, and a wire
 * object (`{ text }` or `{ actions }`) is checked and completed.
 *
 * @throws InvalidReplyError for other values; it names their type, never the value
 */
export function toReply(value: unknown): Reply {
  if (value instanceof Reply) {
    return value;
  }
  if (typeof value === 'string') {
    return Reply.text(value);
  }
  if (value === undefined || value === null) {
    return Reply.static();
  }
  if (Array.isArray(value)) {
    return Reply.join(value.map(listItem));
  }
  const reply = typeof value === 'object' ? rawReply(value) : undefined;
  if (reply === undefined) {
    throw new InvalidReplyError('the returned value', `is ${typeName(value)}`, RETURN_THIS);
  }
  return reply;
}

function listItem(item: unknown, index: number): Reply {
  if (item instanceof Reply) {
    return item;
  }
  if (typeof item === 'string') {
    return Reply.text(item);
  }
  throw new InvalidReplyError(`the returned list[${index}]`, `is ${typeName(item)}`, RETURN_THIS);
}
