import type { Action } from '../../protocol/index.js';

/** What compiling may need of the request. Everything is optional: what is missing is done without. */
export interface ReplyContext {
  /** The reply designed for the intent: `payload.intent.actions`, or the text of an old block, `payload.intent.answer`. */
  staticReply?: { actions?: readonly Action[]; answer?: string };
  /** The designer's next block: `payload.intent.attributes.nextBlockAction`. */
  nextBlock?: Action;
  /** The channel's name, for example `chat21` or `whatsapp`. */
  channel?: string;
  /** ISO 639-1. */
  language?: string;
}
