import type { Message } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import { mediaMessage, nameOf, type CaptionOptions } from './media-message.js';
import { mimeTypeOf } from './mime-types.constants.js';

const MIME_TYPE = /^[\w.+-]+\/[\w.+-]+$/;

export interface FileOptions extends CaptionOptions {
  /** The displayed name and the file name of a download; by default the last part of the URL. */
  name?: string;
  /** MIME type, for example `application/pdf`; by default derived from the ending of the name. */
  type?: string;
  /** Bytes. */
  size?: number;
}

/** A file to download. @see protocol.md 3.2 */
export function fileMessage(src: string | URL, options: FileOptions = {}): Message {
  return typedFile('file', src, options);
}

/**
 * A sound with a player: a file with an audio type. If the platform is set up for transcription, it shows the
 * transcript instead of a caption.
 *
 * @see protocol.md 3.2
 */
export function audioMessage(src: string | URL, options: FileOptions = {}): Message {
  const message = typedFile('audio', src, {
    ...options,
    type: options.type ?? mimeTypeOf(String(src)) ?? 'audio/mpeg',
  });
  if (message.metadata?.type?.startsWith('audio/') !== true) {
    throw new InvalidReplyError(
      'audio.type',
      'is not an audio type',
      "Give one that starts with 'audio/', or use .file(…).",
    );
  }
  return message;
}

function typedFile(kind: string, src: string | URL, options: FileOptions): Message {
  const name = options.name ?? lastPartOf(src);
  const type = options.type ?? mimeTypeOf(name ?? '') ?? mimeTypeOf(String(src));
  // Without a type the platform's server never answers the call that stores the message.
  if (type === undefined || !MIME_TYPE.test(type)) {
    throw new InvalidReplyError(
      `${kind}.type`,
      'is missing',
      "Give its MIME type: { type: 'application/pdf' }.",
    );
  }
  if (options.size !== undefined && !(Number.isSafeInteger(options.size) && options.size >= 0)) {
    throw new InvalidReplyError(
      `${kind}.size`,
      'is not a number of bytes',
      'Give a whole number, or leave it out.',
    );
  }
  return mediaMessage(kind, 'file', src, options, {
    type,
    ...nameOf(kind, name),
    ...(options.size === undefined ? {} : { size: options.size }),
  });
}

function lastPartOf(src: string | URL): string | undefined {
  const path = URL.canParse(String(src)) ? new URL(src).pathname : '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name) || undefined;
  } catch {
    return name;
  }
}
