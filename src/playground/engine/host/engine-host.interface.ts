import type { JsonRecord, Secret } from '../../../common/index.js';

/** The conversation that a call is about, and the token that the platform made for this turn. */
export interface HostConversation {
  readonly projectId: string;
  readonly requestId: string;
  readonly token: Secret;
}

/** Which bot takes over. */
export type HostBotTarget = { readonly id: string } | { readonly name: string } | { readonly slug: string };

export interface HostDepartment {
  readonly id: string;
  readonly name: string;
  /** The bot that answers for it, if there is one. */
  readonly botId?: string;
}

/**
 * The operations of the platform that the engine needs. Each method is one operation that the real engine runs through
 * the REST API; it rejects if the platform rejects the call. @see protocol.md 4.2
 */
export interface EngineHost {
  /** Base address of the REST API, if it has one: the variable `api_base_url`. */
  readonly apiUrl?: string;
  /** Posts a message of the bot. */
  sendMessage(conversation: HostConversation, message: unknown): Promise<void>;
  close(conversation: HostConversation): Promise<void>;
  handOff(conversation: HostConversation): Promise<void>;
  departments(conversation: HostConversation): Promise<readonly HostDepartment[]>;
  moveToDepartment(conversation: HostConversation, departmentId: string): Promise<void>;
  /** Removes all participants: the conversation waits for the next available agent. */
  unassign(conversation: HostConversation): Promise<void>;
  /** False if no bot takes part. */
  removeBot(conversation: HostConversation): Promise<boolean>;
  replaceBot(conversation: HostConversation, target: HostBotTarget): Promise<void>;
  /** `attributes` of a lead are not touched. */
  updateLead(conversation: HostConversation, leadId: string, update: JsonRecord): Promise<void>;
  tagConversation(conversation: HostConversation, tags: readonly string[]): Promise<void>;
  tagLead(conversation: HostConversation, tags: readonly string[]): Promise<void>;
  isOpenNow(conversation: HostConversation, timeSlotId?: string): Promise<boolean>;
  /** How many agents are free, in the project or in one department. */
  availableAgents(conversation: HostConversation, departmentId?: string): Promise<number>;
  fireEvent(conversation: HostConversation, name: string, attributes: unknown): Promise<void>;
  sendEmail(conversation: HostConversation, email: JsonRecord): Promise<void>;
}
