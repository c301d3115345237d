import type { Secret } from '../common/index.js';
import type { ConversationKey } from './conversation-key.js';
import type { Action } from './response.types.js';
import type { WebhookRequest } from './webhook-request.types.js';

export interface IntentRef {
  /** The display name, the name in the design studio. Empty only if the platform sent the id alone. */
  readonly name: string;
  /** Stable across renames; absent in the page's dialect. */
  readonly id?: string;
}

export interface BotRef {
  /** The id of the running copy: a published bot is a frozen copy (fork) of its root. */
  readonly id: string;
  /** The id of the editable original. Equal to `id` for a bot that was never published. */
  readonly rootId: string;
  readonly name: string;
  /** The bot as a participant of the conversation: `bot_` and its ROOT id. @see protocol.md 6 */
  readonly participantId: string;
  readonly projectId: string;
}

/** The claims of a user's own token, once its signature is verified. */
export type UserClaims = Readonly<Record<string, unknown>>;

/**
 * The end user, as the platform reports it. A user can forge everything here, `id` included, except the last two
 * fields: those come from the user's own token alone, never from `strongAuthenticated` or `decodedCustomJWT`, which are
 * variables like any other. See 'Who the user is' in docs/security.md.
 */
export interface UserRef {
  /**
   * The channel's id of the contact, never of an agent, a bot or the system. Undefined if it is unknown or ambiguous.
   */
  readonly id?: string;
  /** The contact's record on the platform, the id for the leads API. */
  readonly leadId?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  /** True only if the request carries an unexpired user token that was signed for this project and this user. */
  readonly authenticated: boolean;
  /** The claims of that token. Empty while `authenticated` is false. */
  readonly claims: UserClaims;
}

export interface DepartmentRef {
  readonly id?: string;
  readonly name?: string;
}

export interface DesignedReply {
  readonly actions?: readonly Action[];
  readonly answer?: string;
}

/** A webhook request of any dialect, in one shape. Handlers see it as `IntentContext`. */
export interface IntentRequest {
  readonly intent: IntentRef;
  /**
   * The text of the message; a button's label if one was clicked; empty for a picture without a caption. In a step of a
   * flow, the user's last text.
   */
  readonly text: string;
  /** The text designed for this intent. */
  readonly staticReply?: string;
  /** Primary language code, lower case: `en`. */
  readonly language: string;
  /** Language tag with the region if known: `en-US`. */
  readonly locale: string;
  /** The conversation's variables, without a prototype and without the platform's credentials. User input. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly bot: BotRef;
  readonly user: UserRef;
  /** Every id that the request gives the user, and the author of the message. */
  readonly userIds: readonly string[];
  /** The user's own token, if the application gave the platform one. Not verified yet. */
  readonly userToken?: Secret;
  readonly department?: DepartmentRef;
  /** `web` (the widget), `whatsapp`, `telegram`, … an open set. */
  readonly channel: string;
  /** True in the design studio's test chat. */
  readonly draft: boolean;
  readonly requestId: string;
  /** The key for all data that is stored by conversation: several projects or bots may use the same `requestId`. */
  readonly conversationKey: ConversationKey;
  readonly messageId?: string;
  readonly token: Secret;
  /** The block's connector to the next block, which an answer cuts off unless it is sent back. @see protocol.md 2.4 */
  readonly nextBlock?: Action;
  /** The static reply of the intent, as the engine would run it. */
  readonly design: DesignedReply;
  /** Places that name another project than `bot.projectId`: a sign of a misconfiguration, or of an attack. */
  readonly conflictingProjectIds: readonly string[];
  readonly raw: WebhookRequest;
}
