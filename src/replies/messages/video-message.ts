import type { Message } from '../../protocol/index.js';
import { mediaMessage, sizeOf, type SizeOptions } from './media-message.js';

const YOUTUBE_HOSTS = new Set(['www.youtube.com', 'youtube.com', 'm.youtube.com']);
const YOUTUBE_EMBED = 'https://www.youtube.com/embed/';

/**
 * A video to play in the chat. It is sent as a frame, because clients have no message of type video. A YouTube page,
 * which forbids framing, is replaced by its player.
 *
 * @see protocol.md 3.2
 */
export function videoMessage(src: string | URL, options: SizeOptions = {}): Message {
  return mediaMessage('video', 'frame', playerOf(src), options, {
    type: 'video',
    ...sizeOf('video', options),
  });
}

function playerOf(src: string | URL): string | URL {
  if (!URL.canParse(String(src))) {
    return src;
  }
  const url = new URL(src);
  const id = url.hostname === 'youtu.be' ? url.pathname.slice(1) : watchedVideo(url);
  return id ? YOUTUBE_EMBED + encodeURIComponent(id) : src;
}

function watchedVideo(url: URL): string | null {
  return YOUTUBE_HOSTS.has(url.hostname) && url.pathname === '/watch' ? url.searchParams.get('v') : null;
}
