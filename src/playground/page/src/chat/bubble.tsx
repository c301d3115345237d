import type { JSX } from 'preact';
import type { BubbleContent, CardContent } from './bubbles.js';
import { Buttons } from './buttons.js';
import { Markdown } from './markdown.js';
import { Media, Picture } from './media.js';

interface BubbleProps {
  readonly bubble: BubbleContent;
  readonly from: string;
  readonly isLast: boolean;
}

export function Bubble({ bubble, from, isLast }: BubbleProps): JSX.Element {
  const { type, text, media, buttons, cards } = bubble;
  const hasText = text.trim() !== '';
  return (
    <>
      <Media type={type} media={media} text={text} />
      {hasText && type === 'image' && (
        <p class="caption" dir="auto">
          {text}
        </p>
      )}
      {hasText && type !== 'redirect' && type !== 'image' && (
        <div class={`bubble ${from}`} dir="auto">
          {from === 'user' ? <p>{text}</p> : <Markdown text={text} />}
        </div>
      )}
      {cards.length > 0 && <Cards cards={cards} isLast={isLast} />}
      {buttons.length > 0 && <Buttons buttons={buttons} isLast={isLast} />}
    </>
  );
}

function Cards({
  cards,
  isLast,
}: {
  readonly cards: readonly CardContent[];
  readonly isLast: boolean;
}): JSX.Element {
  return (
    <ul class="cards" tabIndex={0} aria-label="Cards">
      {cards.map(({ preview, title, description, buttons = [] }, position) => (
        <li class="card" key={position}>
          {preview?.src !== undefined && <Picture src={preview.src} text={title ?? ''} />}
          <div class="card-words" dir="auto">
            <strong>{title}</strong>
            {description !== undefined && <span>{description}</span>}
          </div>
          <Buttons buttons={buttons} isLast={isLast} />
        </li>
      ))}
    </ul>
  );
}
