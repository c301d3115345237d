import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MessageView } from '../../../server/view.types.js';
import { live } from '../store.js';
import { shownBubbles } from './bubbles.js';
import { Bubble } from './bubble.js';
import { Typing } from './chat.js';

interface MessageProps {
  readonly message: MessageView;
  readonly isLast: boolean;
  readonly onGrow: () => void;
}

/** One message: a bubble, or several with typing pauses between them, which are played as they come. */
export function MessageItem({ message, isLast, onGrow }: MessageProps): JSX.Element {
  const bubbles = shownBubbles(message);
  const [shown, setShown] = useState(live.has(message.id) ? 0 : bubbles.length);
  const next = bubbles[shown];
  useEffect(() => {
    if (next === undefined) return undefined;
    const timer = setTimeout(() => setShown(shown + 1), next.after);
    return () => clearTimeout(timer);
  }, [shown]);
  useEffect(onGrow, [shown]);
  return (
    <div class={`message ${message.from}`}>
      {message.from !== 'user' && <span class="hidden">{message.name} says:</span>}
      {bubbles.slice(0, shown).map((bubble, position) => (
        <Bubble
          key={position}
          bubble={bubble}
          from={message.attributes['fromPlayground'] === true ? 'of-playground' : message.from}
          isLast={isLast && position === bubbles.length - 1}
        />
      ))}
      {next !== undefined && next.after > 0 && <Typing />}
    </div>
  );
}
