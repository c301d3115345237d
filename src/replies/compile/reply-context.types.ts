import type { Action } from '../../protocol/index.js';
import type { StaticReplyDesign } from '../static/index.js';

/** The data of the request that compiling may need. Everything is optional. */
export interface ReplyContext {
  /** The static reply of the intent, for replies that are placed around it. */
  staticReply?: StaticReplyDesign;
  /** The designer's next block: `payload.intent.attributes.nextBlockAction`. */
  nextBlock?: Action;
  /** An automation: there is no user who sees messages, and an HTTP caller waits for the `web_response` of the flow. */
  automation?: boolean;
  /** The channel's name, for example `chat21` or `whatsapp`. */
  channel?: string;
  /**
   * The flow's variables, for markup and designed texts that go through the messaging API, which does not fill them.
   */
  variables?: Readonly<Record<string, unknown>>;
}
