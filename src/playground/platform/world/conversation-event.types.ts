import type { ConversationDoc, Doc, MessageDoc } from '../documents.types.js';

/** What happens in a conversation, for whoever shows it live. */
export type ConversationEvent =
  | { readonly kind: 'message'; readonly message: MessageDoc }
  /** Anything else of it: participants, status, attributes, … */
  | { readonly kind: 'changed'; readonly conversation: ConversationDoc };

export type ConversationListener = (event: ConversationEvent) => void;

/** A message to be stored: what the platform does not add by itself. @see protocol.md 3.1 */
export interface MessageDraft extends Doc {
  sender: string;
  senderFullname?: string;
  text?: string;
  /** Default `text`. */
  type?: string;
  metadata?: unknown;
  attributes?: Record<string, unknown>;
  language?: string;
  /** Default: that of the conversation. */
  channel?: { name: string };
  /** Default 0, sending. */
  status?: number;
  createdBy?: string;
}
