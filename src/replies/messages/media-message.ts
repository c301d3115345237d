import type { Message, MessageMetadata } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import { assertString } from '../field-checks.js';
import { literalMessageText, literalUrl } from '../literal/index.js';

const MEDIA_PROTOCOLS = ['https:', 'http:'];
const CSS_LENGTH = /^\d+(?:\.\d+)?(?:%|px)?$/;

export interface CaptionOptions {
  /** A caption, shown literally. */
  caption?: string;
}

export interface SizeOptions extends CaptionOptions {
  /** Pixels, or a share of the available width, such as `'100%'`. */
  width?: number | string;
  /** Pixels, or a share of the available height, such as `'100%'`. */
  height?: number | string;
}

export interface ImageOptions extends SizeOptions {
  /** File name, shown if the picture cannot be. */
  name?: string;
}

/** @see protocol.md 3.2 */
export function imageMessage(src: string | URL, options: ImageOptions = {}): Message {
  return mediaMessage('image', 'image', src, options, {
    ...sizeOf('image', options),
    ...nameOf('image', options.name),
  });
}

/** A web page inside the chat. @see protocol.md 3.2 */
export function frameMessage(src: string | URL, options: SizeOptions = {}): Message {
  return mediaMessage('frame', 'frame', src, options, sizeOf('frame', options));
}

/** Opens another page in the browser. Clients other than the web widget may show its text only. @see protocol.md 3.2 */
export function redirectMessage(src: string | URL, options: CaptionOptions = {}): Message {
  return mediaMessage('redirect', 'redirect', src, options, {});
}

/** @param kind the name in errors @param type the type on the wire */
export function mediaMessage(
  kind: string,
  type: string,
  src: string | URL,
  options: CaptionOptions,
  metadata: MessageMetadata,
): Message {
  return {
    type,
    // Never left out: of a message without text the engine makes the word 'undefined'.
    text: captionOf(kind, options.caption),
    metadata: { src: literalUrl(src, `${kind}.src`, MEDIA_PROTOCOLS), ...metadata },
  };
}

export function sizeOf(kind: string, options: SizeOptions): MessageMetadata {
  return { ...lengthOf(kind, 'width', options.width), ...lengthOf(kind, 'height', options.height) };
}

export function nameOf(kind: string, value: string | undefined): MessageMetadata {
  if (value === undefined) {
    return {};
  }
  assertString(value, `${kind}.name`);
  return { name: literalMessageText(value) };
}

function lengthOf(
  kind: string,
  side: 'width' | 'height',
  value: number | string | undefined,
): MessageMetadata {
  if (value === undefined) {
    return {};
  }
  const valid = typeof value === 'number' ? Number.isFinite(value) && value > 0 : CSS_LENGTH.test(value);
  if (!valid) {
    throw new InvalidReplyError(
      `${kind}.${side}`,
      'is not a positive length',
      "Use pixels or '100%', or omit the field.",
    );
  }
  return { [side]: value };
}

function captionOf(kind: string, value: string | undefined): string {
  if (value === undefined) {
    return '';
  }
  assertString(value, `${kind}.caption`);
  return literalMessageText(value);
}
