/**
 * The response of a webhook service, and its messages and actions, as the engine reads them. Field by field in
 * protocol.md sections 2 (response) and 3 (messages).
 */

import type { MessageType } from './message-types.js';

export type { Json } from '../common/index.js';

/** `text`: a quick reply that sends its label. @see protocol.md 3.3 */
export interface TextButton {
  type: 'text';
  value: string;
  show_echo?: boolean;
  alias?: string;
}

/** Opens a link: in a new tab (`blank`), in the embedding page (`parent`) or in the widget (`self`). */
export interface UrlButton {
  type: 'url';
  value: string;
  link: string;
  target?: 'blank' | 'parent' | 'self';
  alias?: string;
}

/** Runs a block: its display name or `#<intent_id>`, with an optional JSON object of parameters behind it. */
export interface ActionButton {
  type: 'action';
  value: string;
  action: string;
  show_echo?: boolean;
  alias?: string;
}

export type MessageButton = TextButton | UrlButton | ActionButton;

export interface GalleryItem {
  preview?: { src: string };
  title?: string;
  description?: string;
  buttons?: MessageButton[];
}

/** Buttons or cards of a message. @see protocol.md 3.3 */
export interface Attachment {
  type: 'template';
  buttons?: MessageButton[];
  gallery?: GalleryItem[];
}

export interface MessageMetadata {
  src?: string;
  width?: number | string;
  height?: number | string;
  /** MIME type, or `video` in a frame. Required for `file`: without it the platform never answers. */
  type?: string;
  name?: string;
  /** The address of a document, for channels that do not read `src`. @see test/connectors */
  downloadURL?: string;
  /** Bytes. */
  size?: number;
}

export interface MessageAttributes {
  attachment?: Attachment;
  commands?: MessageCommand[];
  /** `info`: system-like line; `private`: a note that only agents see. */
  subtype?: 'info' | 'private' | (string & {});
  disableInputMessage?: boolean;
  [key: string]: unknown;
}

/** `wait` in milliseconds, or a message, played by the client in order. */
export type MessageCommand = { type: 'wait'; time: number } | { type: 'message'; message: Message };

/** One message: the body of the send-message API, and the `message` of a command. @see protocol.md 3.1 */
export interface Message {
  type?: MessageType | (string & {});
  text: string;
  metadata?: MessageMetadata;
  attributes?: MessageAttributes;
  language?: string;
}

/** One step of an action list, distinguished by `_tdActionType`. @see protocol.md 2.4 */
export interface Action {
  _tdActionType: string;
  [field: string]: unknown;
}

/**
 * The actions that show messages. `attributes.commands` is required: without it the engine drops the later actions. Of
 * `randomreply` the engine shows one pair of a pause and a message.
 */
export interface ReplyAction extends Action {
  _tdActionType: 'reply' | 'randomreply';
  text: string;
  attributes: MessageAttributes & { commands: MessageCommand[] };
}

/**
 * The JSON object that replaces the static reply. The current engine runs `actions` (and then ignores `text`); the old
 * engine shows `text`. An empty object shows nothing.
 */
export interface WebhookResponse {
  text?: string;
  actions?: Action[];
  type?: string;
  metadata?: MessageMetadata;
  attributes?: MessageAttributes;
  language?: string;
}
