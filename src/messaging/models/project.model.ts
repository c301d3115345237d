/** A chatbot of a project. Unknown fields are kept. @see protocol.md 4.2 row 41 */
export interface Bot {
  /** The root id, without `bot_`. */
  _id: string;
  name: string;
  slug?: string;
  id_project?: string;
  type?: string;
  [field: string]: unknown;
}

/** A person who can take a conversation now. @see protocol.md 4.2 row 39 */
export interface AvailableAgent {
  /** The user id, as in the list of participants. */
  id: string;
  /** The id as a member of the project. */
  pu_id?: string;
  fullname?: string;
  email?: string;
  /** Current number of conversations. */
  assigned_request?: number;
  [field: string]: unknown;
}

/** A member of the project. @see protocol.md 4.2 row 40 */
export interface Teammate {
  _id?: string;
  /** The user document, or its id. */
  id_user?: Record<string, unknown> | string;
  role?: string;
  user_available?: boolean;
  [field: string]: unknown;
}

/** An entry of the project's library of tags. @see protocol.md 4.2 row 35 */
export interface ProjectTag {
  _id: string;
  tag: string;
  color?: string;
  [field: string]: unknown;
}

/** A stored custom event; the platform deletes it after an hour. @see protocol.md 4.2 row 42 */
export interface PlatformEvent {
  _id: string;
  name: string;
  attributes?: Record<string, unknown>;
  [field: string]: unknown;
}

export interface OpeningState {
  isopen: boolean;
}

export interface EmailReceipt {
  queued: boolean;
}
