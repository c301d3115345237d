import type { JsonRecord } from '../../../common/index.js';
import { parseButton } from './markup-button.js';

/** A message as the platform's small markup language writes it in a text. @see protocol.md 2.3 */
export interface MarkupMessage {
  readonly text: string;
  readonly type: string;
  readonly metadata?: JsonRecord;
  readonly attributes?: JsonRecord;
}

const BUTTON_LINE = /^\*\s+.*/gm;
const BULLET = /^\*\s+/;
const WEBHOOK_URL = /^\\webhook:.*/m;
const WEBHOOK = /^\\webhook/m;
const LEGACY_IMAGE = /^\\image:(.*)/m;
const LEGACY_SIZE = /^(\d*)-(\d*):(.*)/;
const SIZE = /^.*,\s*(?:w(\d+))*\s*(?:h(\d+))*/;
const YOUTUBE = 'https://www.youtube.com/watch?v=';

/** Each kind of media once, in this order: a later one wins, and its line leaves the text. */
const MEDIA = [
  { tag: 'tdImage', type: 'image', metadata: (src: string): JsonRecord => ({ src }) },
  { tag: 'tdFrame', type: 'frame', metadata: (src: string): JsonRecord => ({ src }) },
  {
    tag: 'tdVideo',
    type: 'frame',
    metadata: (src: string): JsonRecord => ({ src: embedded(src), type: 'video' }),
  },
].map((kind) => ({ ...kind, line: new RegExp(`^(${kind.tag}.*):(http(?:s)*.*)`, 'm') }));

/** Reads images, frames, videos and buttons out of a text. */
export function parseMarkup(text: string): MarkupMessage {
  let message: MarkupMessage = withLegacyImage({ text, type: 'text' });
  for (const { line, type, metadata } of MEDIA) {
    const match = line.exec(message.text);
    if (match === null) continue;
    const [whole, tag = '', src = ''] = match;
    message = {
      ...message,
      text: without(message.text, whole),
      type,
      metadata: { ...metadata(src), ...sizeOf(tag) },
    };
  }
  return withoutWebhook(withButtons(message));
}

function withLegacyImage(message: MarkupMessage): MarkupMessage {
  const match = LEGACY_IMAGE.exec(message.text);
  if (match === null) return message;
  const [line, address = ''] = match;
  const [, width, height, src] = LEGACY_SIZE.exec(address) ?? [undefined, 200, 200, address];
  return { ...message, text: without(message.text, line), type: 'image', metadata: { src, width, height } };
}

function sizeOf(tag: string): JsonRecord {
  const [, width, height] = SIZE.exec(tag) ?? [];
  return {
    ...(Number(width) > 0 && { width: Number(width) }),
    ...(Number(height) > 0 && { height: Number(height) }),
  };
}

function embedded(src: string): string | undefined {
  if (!src.startsWith(YOUTUBE)) return src;
  const id = URL.canParse(src) ? new URL(src).searchParams.get('v') : null;
  return id === null || id === '' ? undefined : `https://www.youtube.com/embed/${id}`;
}

function withButtons(message: MarkupMessage): MarkupMessage {
  const lines = message.text.match(BUTTON_LINE);
  if (lines === null) return message;
  const buttons = lines.map((line) => parseButton(line.replace(BULLET, '').trim()));
  return {
    ...message,
    text: message.text.replace(BUTTON_LINE, '').trim(),
    attributes: { ...message.attributes, attachment: { type: 'template', buttons } },
  };
}

/** The old engine's webhook call. The current engine only removes it. */
function withoutWebhook(message: MarkupMessage): MarkupMessage {
  return [WEBHOOK_URL, WEBHOOK].reduce((result, pattern) => {
    const [line] = pattern.exec(result.text) ?? [];
    return line === undefined ? result : { ...result, text: without(result.text, line) };
  }, message);
}

function without(text: string, part: string): string {
  return text.replace(part, '').trim();
}
