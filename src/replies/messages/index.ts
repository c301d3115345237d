export { imageMessage, type CaptionOptions, type ImageOptions, type SizeOptions } from './media-message.js';
export { textMessage } from './text-message.js';
