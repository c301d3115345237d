import type { Secret } from '../../../common/index.js';
import type { AgentDoc, DepartmentDoc, LeadDoc } from '../documents.types.js';

/** How much is remembered; the oldest is forgotten first. */
export interface WorldLimits {
  /** Default 200. */
  conversations: number;
  /** Of one conversation. Default 1000. */
  messages: number;
  /** Leads, and of the records below each kind: events, e-mails, subscriptions, tags. Default 1000. */
  records: number;
}

/** A bot: its name, and what is known of it. */
export interface BotOptions extends Record<string, unknown> {
  name: string;
  /** The ROOT id. */
  _id?: string;
  id_project?: string;
  slug?: string;
  secret?: Secret;
}

/** What the platform knows at its start. What is left out is made up. */
export interface WorldOptions {
  /** 24 hex digits. */
  projectId?: string;
  bots?: readonly BotOptions[];
  agents?: readonly (Partial<AgentDoc> & { firstname: string; lastname: string; email: string })[];
  /** The default department is added where none is named. */
  departments?: readonly (Partial<DepartmentDoc> & { name: string })[];
  limits?: Partial<WorldLimits>;
}

/** A conversation to be opened. What is left out is as the platform sets it for a user of the web widget. */
export interface ConversationOptions {
  projectId?: string;
  requestId?: string;
  lead?: LeadDoc;
  /** Default: the first bot of the project. */
  participants?: readonly string[];
  /** Default `chat21`. */
  channel?: string;
  /** Raw browser tag. Default `en`. */
  language?: string;
  /** Its id. Default: the default department. */
  departmentId?: string;
  firstText?: string;
  sourcePage?: string;
  userAgent?: string;
  subject?: string;
  priority?: string;
  attributes?: Record<string, unknown>;
  location?: Record<string, unknown>;
  followers?: readonly string[];
}
