import type { Message, MessageMetadata } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import { assertString } from '../field-checks.js';
import { literalMessageText, literalUrl } from '../literal/index.js';

const MEDIA_PROTOCOLS = ['https:', 'http:'];

export interface CaptionOptions {
  /** Shown with it, literally. */
  caption?: string;
}

export interface SizeOptions extends CaptionOptions {
  /** Pixels. */
  width?: number;
  /** Pixels. */
  height?: number;
}

export interface ImageOptions extends SizeOptions {
  /** File name, shown where the picture cannot be. */
  name?: string;
}

/** A picture from a public `https:` or `http:` URL. @see protocol.md 3.2 */
export function imageMessage(src: string | URL, options: ImageOptions = {}): Message {
  return media('image', 'image', src, options, { ...size('image', options), ...name('image', options.name) });
}

export function media(
  kind: string,
  type: string,
  src: string | URL,
  options: CaptionOptions,
  metadata: MessageMetadata,
): Message {
  return {
    type,
    // Never left out: of a message without text the engine makes the word 'undefined'.
    text: caption(kind, options.caption),
    metadata: { src: literalUrl(src, `${kind}.src`, MEDIA_PROTOCOLS), ...metadata },
  };
}

export function size(kind: string, options: SizeOptions): MessageMetadata {
  return { ...pixels(kind, 'width', options.width), ...pixels(kind, 'height', options.height) };
}

export function name(kind: string, value: string | undefined): MessageMetadata {
  if (value === undefined) {
    return {};
  }
  assertString(value, `${kind}.name`);
  return { name: literalMessageText(value) };
}

function pixels(kind: string, side: 'width' | 'height', value: number | undefined): MessageMetadata {
  if (value === undefined) {
    return {};
  }
  if (!Number.isFinite(value) || value <= 0) {
    throw new InvalidReplyError(
      `${kind}.${side}`,
      'is not a positive number',
      'Give it in pixels, or leave it out.',
    );
  }
  return { [side]: value };
}

function caption(kind: string, value: string | undefined): string {
  if (value === undefined) {
    return '';
  }
  assertString(value, `${kind}.caption`);
  return literalMessageText(value);
}
