import type { ConversationDoc, Doc, MessageDoc } from '../documents.types.js';

/** The events of a conversation, for live observers. */
export type ConversationEvent =
  | { readonly kind: 'message'; readonly message: MessageDoc }
  /** Any other change: participants, status, attributes, … */
  | { readonly kind: 'changed'; readonly conversation: ConversationDoc };

export type ConversationListener = (event: ConversationEvent) => void;

/** A message to store: the fields that the platform does not add itself. @see protocol.md 3.1 */
export interface MessageDraft extends Doc {
  sender: string;
  senderFullname?: string;
  text?: string;
  /** Default `text`. */
  type?: string;
  metadata?: unknown;
  attributes?: Record<string, unknown>;
  language?: string;
  /** Default: the conversation's. */
  channel?: { name: string };
  /** Default 0, sending. */
  status?: number;
  createdBy?: string;
}
