/** The content of a request. All options have defaults: a user of a shop's bot. */
export interface WebhookRequestOptions {
  /** The intent's name in the design studio. Default: `hello`. */
  intent?: string;
  /** Default: derived from the name, so it is the same in every request. */
  intentId?: string;
  /** Variables of the conversation, in addition to those of the engine. In the page's dialect there are none. */
  params?: Readonly<Record<string, unknown>>;
  /** The user's text. Default: the command that runs the intent. */
  text?: string;
  /** The static reply of the intent. Default: `Let me look`. */
  staticReply?: string;
  /** The language as the user's browser sends it: `it`, `en-US`. Default: `en`. */
  language?: string;
  /** `web` (default), `whatsapp`, `telegram`, … */
  channel?: string;
  user?: Readonly<RequestUser>;
  bot?: Readonly<RequestBot>;
  /** Of the conversation. Default: a new conversation. */
  requestId?: string;
  /** Default: a new message. The same one again is a duplicate. */
  messageId?: string;
  /** Of the conversation. Default: signed with the bot's secret, as the platform does. */
  token?: string;
  /** The action of the button that the user pressed: the name of an intent, or `#` and its id. */
  pressed?: string;
  /** The call of a block that another block leads to: its message carries almost nothing. */
  insideFlow?: boolean;
  /** From the studio's own test of a bot that is not published. */
  draft?: boolean;
  /** How many characters the conversation so far has. Default: this message alone. */
  transcriptLength?: number;
  dialect?: WebhookDialect;
}

/**
 * `engine` (default) is what the platform's engine sends; `page` is the sample of the platform's documentation page.
 *
 * @see protocol.md 1.3 (engine), 1.4 (inside a flow) and 1.5 (page)
 */
export type WebhookDialect = 'engine' | 'page';

export interface RequestUser {
  id?: string;
  name?: string;
  email?: string;
  phone?: string;
}

export interface RequestBot {
  /** Of the published copy. */
  id?: string;
  /** Of the original. */
  rootId?: string;
  name?: string;
  projectId?: string;
  /** The secret that the platform signs conversation tokens with. */
  secret?: string;
  /** Values that the bot's author keeps for all conversations, keys of other services among them. */
  globals?: Readonly<Record<string, string>>;
  webhookUrl?: string;
}
