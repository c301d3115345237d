export { audioMessage, fileMessage, type FileOptions } from './file-message.js';
export { galleryMessage } from './gallery-message.js';
export { markupMessage } from './markup-message.js';
export {
  frameMessage,
  imageMessage,
  redirectMessage,
  type CaptionOptions,
  type ImageOptions,
  type SizeOptions,
} from './media-message.js';
export { textMessage } from './text-message.js';
export { videoMessage } from './video-message.js';
