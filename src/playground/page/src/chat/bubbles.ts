import type { MessageView } from '../../../server/view.types.js';

export interface ChatButton {
  readonly type?: string;
  readonly value?: string;
  readonly link?: string;
  readonly target?: string;
  readonly action?: string;
  readonly show_echo?: boolean;
}

export interface CardContent {
  readonly preview?: { readonly src?: string };
  readonly title?: string;
  readonly description?: string;
  readonly buttons?: readonly ChatButton[];
}

/** What one bubble shows. */
export interface BubbleContent {
  readonly type: string;
  readonly text: string;
  readonly media: Readonly<Record<string, unknown>>;
  readonly buttons: readonly ChatButton[];
  readonly cards: readonly CardContent[];
  /** The pause before it, in milliseconds. */
  readonly after: number;
}

interface Raw {
  readonly type?: string;
  readonly text?: string;
  readonly metadata?: unknown;
  readonly attributes?: {
    readonly attachment?: { readonly buttons?: ChatButton[]; readonly gallery?: CardContent[] };
  };
}

interface Command {
  readonly type?: string;
  readonly time?: number;
  readonly message?: Raw;
}

/** As the platform's chat plays a message: its commands in order where it has some, otherwise itself. */
export function shownBubbles({ type, text, metadata, attributes }: MessageView): BubbleContent[] {
  const { commands } = attributes;
  if (!Array.isArray(commands) || commands.length === 0)
    return [bubbleOf({ type, text, metadata, attributes }, 0)];
  const bubbles: BubbleContent[] = [];
  let pause = 0;
  for (const command of commands as Command[]) {
    if (command.type === 'wait') pause += command.time ?? 0;
    if (command.type !== 'message' || command.message === undefined) continue;
    bubbles.push(bubbleOf(command.message, pause));
    pause = 0;
  }
  return bubbles;
}

function bubbleOf({ type = 'text', text = '', metadata, attributes }: Raw, after: number): BubbleContent {
  const media =
    typeof metadata === 'object' && metadata !== null ? (metadata as Record<string, unknown>) : {};
  const { buttons = [], gallery = [] } = attributes?.attachment ?? {};
  return { type, text, media, buttons, cards: gallery, after };
}
