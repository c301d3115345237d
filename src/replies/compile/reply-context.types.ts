import type { Action } from '../../protocol/index.js';
import type { StaticReplyDesign } from '../designed/index.js';

/** What compiling may need of the request. Everything is optional: what is missing is done without. */
export interface ReplyContext {
  /** The reply designed for the intent, for replies that are put around it. */
  staticReply?: StaticReplyDesign;
  /** The designer's next block: `payload.intent.attributes.nextBlockAction`. */
  nextBlock?: Action;
  /** An automation: nobody sees messages, and an HTTP caller waits for the `web_response` of the flow. */
  automation?: boolean;
  /** The channel's name, for example `chat21` or `whatsapp`. */
  channel?: string;
  /** The flow's variables, for markup and designed texts that go through the messaging API, where nobody fills them. */
  variables?: Readonly<Record<string, unknown>>;
}
