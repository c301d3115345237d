import type { Message, MessageButton, MessageMetadata } from '../../protocol/index.js';

const MEDIA = /^td(Image|Frame|Video)(?:,\s*(?:w(\d+)\s*)?(?:h(\d+))?)?:(https?:.*)$/m;
const BUTTON = /^\*\s+(.*)$/gm;
const BUTTON_ACTION = /td(Action|ActionShowEcho|Intent|IntentNoEcho):(.+)$/;
const BUTTON_LINK = /\s(?:([<>])\s)?(https?:\/\/\S*)/;
const ECHOED = new Set(['ActionShowEcho', 'Intent']);
const TYPE_OF: Readonly<Record<string, string>> = { Image: 'image', Frame: 'frame', Video: 'frame' };
const TARGET_OF = { '<': 'parent', '>': 'self' } as const;

/**
 * One paragraph of an old block's text as the message that the engine makes of it: lines that start with `* ` are
 * buttons, `tdImage:`, `tdFrame:` and `tdVideo:` lines are media. Only for texts of the designer.
 *
 * @see protocol.md 2.3, 'Micro-language'
 */
export function parseMicroLanguage(paragraph: string): Message {
  const media = MEDIA.exec(paragraph);
  const withoutMedia = media === null ? paragraph : paragraph.replace(media[0], '').trim();
  const buttons = [...withoutMedia.matchAll(BUTTON)].map((match) => parseButton(match[1] ?? ''));
  return {
    type: TYPE_OF[media?.[1] ?? ''] ?? 'text',
    text: withoutMedia.replace(BUTTON, '').trim(),
    ...(media === null ? {} : { metadata: mediaMetadata(media) }),
    ...(buttons.length === 0 ? {} : { attributes: { attachment: { type: 'template', buttons } } }),
  };
}

function mediaMetadata([, kind, width, height, src]: RegExpExecArray): MessageMetadata {
  return {
    ...(src === undefined ? {} : { src }),
    ...(width === undefined ? {} : { width: Number(width) }),
    ...(height === undefined ? {} : { height: Number(height) }),
    ...(kind === 'Video' ? { type: 'video' } : {}),
  };
}

function parseButton(line: string): MessageButton {
  const action = BUTTON_ACTION.exec(line);
  if (action !== null) {
    return {
      type: 'action',
      value: line.replace(action[0], '').trim(),
      action: (action[2] ?? '').trim(),
      show_echo: ECHOED.has(action[1] ?? ''),
    };
  }
  const link = BUTTON_LINK.exec(line);
  if (link !== null) {
    const arrow = link[1] as keyof typeof TARGET_OF | undefined;
    return {
      type: 'url',
      value: line.replace(link[0], '').trim(),
      link: link[2] ?? '',
      target: arrow === undefined ? 'blank' : TARGET_OF[arrow],
    };
  }
  return { type: 'text', value: line.trim() };
}
