import type { GalleryItem, Message, MessageButton } from '../../protocol/index.js';
import { isBlank } from '../field-checks.js';
import { CHANNELS, type ChannelCapabilities } from './channel-capabilities.constants.js';
import { wellFormedMarkdown } from './well-formed-markdown.js';

/** Means 'choose below' in every language: some channels reject buttons without a text. */
const BELOW = '👇';

/**
 * A message in a form that a channel can show: cards one by one, buttons in a separate message or as numbered lines,
 * unsupported content as its link. For a channel that shows everything, the message itself.
 */
export function degradeMessage(message: Message, channel: string): readonly Message[] {
  const capabilities = Object.hasOwn(CHANNELS, channel) ? CHANNELS[channel] : undefined;
  if (capabilities === undefined) {
    return [message];
  }
  const cards = message.attributes?.attachment?.gallery;
  const single = cards === undefined ? [message] : cards.map(cardAsMessage);
  const shown = single.flatMap((each) => degradeSingle(each, capabilities));
  return capabilities.strictMarkdown === true
    ? shown.map((each) => ({ ...each, text: wellFormedMarkdown(each.text) }))
    : shown;
}

function degradeSingle(message: Message, capabilities: ChannelCapabilities): Message[] {
  const buttons = message.attributes?.attachment?.buttons ?? [];
  if (message.metadata === undefined) {
    return [textWithButtons(message.text, buttons, capabilities)];
  }
  if (!showsMedia(message, capabilities)) {
    return [textWithButtons(lines(message.text, message.metadata.src ?? ''), buttons, capabilities)];
  }
  const media = { type: message.type, text: message.text, metadata: message.metadata };
  const shown = (text: string): Message =>
    capabilities.linkedFiles === true ? linkedFile({ ...media, text }) : { ...media, text };
  const caption = message.type !== 'frame' && capabilities.images === 'bare' && !isBlank(message.text);
  if (buttons.length === 0 && !caption) {
    return [shown(message.text)];
  }
  const text = isBlank(message.text) ? BELOW : message.text;
  return [shown(''), textWithButtons(text, buttons, capabilities)];
}

/** The form in which the platform's own pages upload files, which is the only one that the connector reads. */
function linkedFile({ type, text, metadata = {} }: Message): Message {
  const { src = '', name, type: mimeType = '' } = metadata;
  if (mimeType.startsWith('application/')) {
    const linked = `[${name ?? 'file'}](${src})`;
    return { type, text: lines(linked, text), metadata: { ...metadata, downloadURL: src } };
  }
  const isCaptioned = mimeType.startsWith('video/') && !isBlank(text);
  return { type, text, metadata: isCaptioned ? { ...metadata, name: undefined } : metadata };
}

function cardAsMessage(card: GalleryItem): Message {
  return {
    type: card.preview === undefined ? 'text' : 'image',
    text: lines(card.title ?? '', card.description ?? ''),
    ...(card.preview === undefined ? {} : { metadata: { src: card.preview.src } }),
    attributes: { attachment: { type: 'template', buttons: card.buttons ?? [] } },
  };
}

function showsMedia(message: Message, capabilities: ChannelCapabilities): boolean {
  switch (message.type) {
    case 'image':
      return capabilities.images !== 'none';
    case 'frame':
      return capabilities.frames;
    default:
      return capabilities.files.some((type) => message.metadata?.type?.startsWith(type));
  }
}

function textWithButtons(
  text: string,
  buttons: readonly MessageButton[],
  capabilities: ChannelCapabilities,
): Message {
  if (buttons.length === 0) {
    return { type: 'text', text };
  }
  if (fits(buttons, capabilities)) {
    return {
      type: 'text',
      text: isBlank(text) ? BELOW : text,
      attributes: { attachment: { type: 'template', buttons: [...buttons] } },
    };
  }
  return { type: 'text', text: lines(text, isBlank(text) ? '' : ' ', ...inWords(buttons)) };
}

function fits(buttons: readonly MessageButton[], capabilities: ChannelCapabilities): boolean {
  const { maxChoices, maxActions = Infinity, maxPayloadBytes = Infinity } = capabilities;
  const choices = buttons.filter((button) => button.type !== 'url').length;
  const actions = buttons.filter((button) => button.type !== 'text').length;
  return (
    maxChoices > 0 &&
    choices <= maxChoices &&
    actions <= maxActions &&
    buttons.every((button) => payloadBytes(button) <= maxPayloadBytes)
  );
}

/** The payload of a button as the Telegram connector writes it: the only channel with a limit on it. */
function payloadBytes(button: MessageButton): number {
  switch (button.type) {
    case 'action':
      return Buffer.byteLength(JSON.stringify({ t: 'a', action: button.action }));
    case 'text':
      return Buffer.byteLength(JSON.stringify({ t: 't', value: button.value.slice(0, 38) }));
    case 'url':
      return 0;
  }
}

function inWords(buttons: readonly MessageButton[]): string[] {
  let number = 0;
  return buttons.map((button) =>
    button.type === 'url' ? `${button.value}: ${button.link}` : `${++number}. ${button.value}`,
  );
}

function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
