import { InvalidReplyError } from './errors/invalid-reply.error.js';
import { typeName } from './field-checks.js';
import { Reply } from './reply.js';

/** What stands for a reply wherever one is expected. A string is literal text; a list is shown in order. */
export type ReplyLike = string | Reply | readonly (string | Reply)[];

const RETURN_THIS = 'Return a string, a Reply, a list of them, or nothing for the designed reply.';

/**
 * What a handler returned, as a reply: nothing is the designed reply, an empty list shows nothing.
 *
 * @throws InvalidReplyError for what is no reply; it says what came, in words, never its value
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
    return value.reduce<Reply>(
      (reply, item: unknown, index) => reply.concat(listItem(item, index)),
      Reply.silence(),
    );
  }
  throw new InvalidReplyError('the returned value', `is ${typeName(value)}`, RETURN_THIS);
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
