import type { Secret } from '../../../common/index.js';
import type { AgentDoc, DepartmentDoc, LeadDoc } from '../documents.types.js';

/** Limits of the stored data; the oldest is dropped first. */
export interface WorldLimits {
  /** Default 200. */
  conversations: number;
  /** For one conversation. Default 1000. */
  messages: number;
  /** Leads, and for each kind of the records below: events, e-mails, subscriptions, tags. Default 1000. */
  records: number;
}

/** A bot: its name, and other known fields. */
export interface BotOptions extends Record<string, unknown> {
  name: string;
  /** The ROOT id. */
  _id?: string;
  id_project?: string;
  slug?: string;
  secret?: Secret;
}

/** The platform's data at its start. Missing values are generated. */
export interface WorldOptions {
  /** 24 hex digits. */
  projectId?: string;
  bots?: readonly BotOptions[];
  agents?: readonly (Partial<AgentDoc> & { firstname: string; lastname: string; email: string })[];
  /** The default department is added if none is given. */
  departments?: readonly (Partial<DepartmentDoc> & { name: string })[];
  limits?: Partial<WorldLimits>;
}

/** Options of a new conversation. Defaults are those of a user of the web widget. */
export interface ConversationOptions {
  projectId?: string;
  requestId?: string;
  lead?: LeadDoc;
  /** Default: the department's bot, or the first one of the project. */
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
