import { Brand, FulfillmentError } from '../../common/index.js';
import { Reply } from '../reply.js';

/**
 * Throw it in a handler, or in any code that a handler calls, to answer the user: the error's reply becomes the answer.
 *
 * @example throw new ReplyError('Sorry, this order does not exist.');
 */
@Brand('ReplyError')
export class ReplyError extends FulfillmentError {
  readonly #reply: Reply;

  /** @param reply the reply to the user; a string is literal text */
  constructor(reply: string | Reply, options: { cause?: unknown } = {}) {
    super({
      code: 'REPLY_ERROR',
      message: 'The handler answered by throwing a reply.',
      help: 'Nothing to do: the user has seen the reply of the error.',
      cause: options.cause,
    });
    this.#reply = typeof reply === 'string' ? Reply.text(reply) : reply;
  }

  toReply(): Reply {
    return this.#reply;
  }
}
