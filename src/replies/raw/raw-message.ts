import type {
  Attachment,
  GalleryItem,
  Message,
  MessageAttributes,
  MessageButton,
} from '../../protocol/index.js';
import { Button } from '../button.js';
import { Card } from '../card.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import { assertString, assertVisible, typeName } from '../field-checks.js';
import { literalMessageText, literalUrl } from '../literal/index.js';
import { mimeTypeOf } from '../messages/mime-types.constants.js';

type Loose = Readonly<Record<string, unknown>>;

const MEDIA_PROTOCOLS = ['https:', 'http:'];
/** Attributes that make the platform parse or replace the text, or fill strings of JSON. @see protocol.md 3.3, 3.4 */
const NOT_LITERAL = new Set([
  'microlanguage',
  'templateProcessor',
  'commands',
  'attachment',
  'disableInputMessage',
]);

/** A message object in wire form: checked, completed where the platform would fail, and literal. */
export function rawMessage(value: unknown, field: string): Message {
  const raw = record(value, field);
  const text = raw.text ?? '';
  assertString(text, `${field}.text`);
  const metadata = emptyToUndefined(raw.metadata);
  const attributes = rawAttributes(emptyToUndefined(raw.attributes), `${field}.attributes`);
  if (metadata === undefined && attributes?.attachment?.gallery === undefined) {
    assertVisible(text, `${field}.text`);
  }
  return {
    type: typeof raw.type === 'string' ? raw.type : 'text',
    text: literalMessageText(text),
    ...(metadata === undefined
      ? {}
      : { metadata: rawMetadata(record(metadata, `${field}.metadata`), `${field}.metadata`) }),
    ...(attributes === undefined ? {} : { attributes }),
  };
}

export function record(value: unknown, field: string): Loose {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidReplyError(
      field,
      `must be an object, not ${typeName(value)}`,
      'See the wire types of the package.',
    );
  }
  return value as Loose;
}

/** The platform writes `""` where an object is missing. @see protocol.md 1.6 */
function emptyToUndefined(value: unknown): unknown {
  return value === '' || value === null ? undefined : value;
}

function rawMetadata(raw: Loose, field: string): Message['metadata'] {
  const src = literalUrl(raw.src, `${field}.src`, MEDIA_PROTOCOLS);
  const type = raw.type ?? mimeTypeOf(src);
  return {
    ...raw,
    src,
    ...(typeof type === 'string' ? { type: literalMessageText(type) } : {}),
    ...(typeof raw.name === 'string' ? { name: literalMessageText(raw.name) } : {}),
    ...(raw.downloadURL === undefined
      ? {}
      : { downloadURL: literalUrl(raw.downloadURL, `${field}.downloadURL`, MEDIA_PROTOCOLS) }),
  };
}

function rawAttributes(value: unknown, field: string): MessageAttributes | undefined {
  if (value === undefined) {
    return undefined;
  }
  const raw = record(value, field);
  const kept: MessageAttributes = Object.fromEntries(
    Object.entries(raw).filter(([key]) => !NOT_LITERAL.has(key)),
  );
  if (raw.attachment !== undefined && raw.attachment !== null) {
    kept.attachment = rawAttachment(record(raw.attachment, `${field}.attachment`), `${field}.attachment`);
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function rawAttachment(raw: Loose, field: string): Attachment {
  if (raw.json_buttons !== undefined || raw.json_gallery !== undefined) {
    throw new InvalidReplyError(
      field,
      'holds JSON in a string, in which the platform fills variables',
      'Pass buttons and gallery as lists.',
    );
  }
  return {
    type: 'template',
    ...(raw.buttons === undefined ? {} : { buttons: list(raw.buttons, `${field}.buttons`).map(rawButton) }),
    ...(raw.gallery === undefined ? {} : { gallery: list(raw.gallery, `${field}.gallery`).map(rawCard) }),
  };
}

function rawButton(value: unknown): MessageButton {
  const raw = record(value, 'button') as {
    value: string;
    link: string;
    action: string;
    target?: 'blank';
    alias?: string;
  };
  const options = { ...(raw.alias ? { alias: raw.alias } : {}), echo: (raw as Loose).show_echo !== false };
  switch ((raw as Loose).type) {
    case 'url':
      return Button.url(raw.value, raw.link, { ...options, target: raw.target }).wire;
    case 'action':
      return rawActionButton(raw, options);
    default:
      return Button.text(raw.value, options).wire;
  }
}

/** The parameters are JSON already: parsed, and written again in the form that the engine reads correctly. */
function rawActionButton(raw: { value: string; action: string }, options: object): MessageButton {
  assertString(raw.action, 'button.action');
  const brace = raw.action.indexOf('{');
  if (brace < 0) {
    return Button.intent(raw.value, raw.action, undefined, options).wire;
  }
  try {
    const params = JSON.parse(raw.action.slice(brace)) as Record<string, unknown>;
    return Button.intent(raw.value, raw.action.slice(0, brace), params, options).wire;
  } catch (cause) {
    throw cause instanceof InvalidReplyError
      ? cause
      : new InvalidReplyError(
          'button.action',
          'has parameters that are not JSON',
          'Use Button.intent(label, intent, params).',
        );
  }
}

function rawCard(value: unknown): GalleryItem {
  const raw = record(value, 'card');
  const image =
    raw.preview === undefined || raw.preview === '' ? undefined : record(raw.preview, 'card.preview').src;
  const { wire } = new Card({
    title: raw.title as string,
    ...(raw.description === undefined ? {} : { description: raw.description as string }),
    ...(image === undefined ? {} : { image: image as string }),
  });
  return { ...wire, buttons: list(raw.buttons ?? [], 'card.buttons').map(rawButton) };
}

export function list(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new InvalidReplyError(
      field,
      `must be a list, not ${typeName(value)}`,
      'See the wire types of the package.',
    );
  }
  return value;
}
