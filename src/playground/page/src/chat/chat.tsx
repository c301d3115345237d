import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ConversationView, MessageView } from '../../../server/view.types.js';
import { current, openTurn, side, tab } from '../store.js';
import { Composer } from './composer.js';
import { MessageItem } from './message.js';

/** The conversation as its end user sees it. */
export function ChatPanel(): JSX.Element {
  const end = useRef<HTMLDivElement>(null);
  const { value: conversation } = current;
  const count = conversation?.messages.length;
  const waiting = conversation !== undefined && isAnswering(conversation);
  const isAtEnd = useRef(true);
  const toEnd = (): void => end.current?.scrollIntoView({ block: 'end' });
  // While the user reads earlier messages, the view does not scroll, until they send a message.
  const follow = (): void => void (isAtEnd.current && toEnd());
  const isOwn = conversation?.messages.at(-1)?.from === 'user';
  useLayoutEffect(toEnd, [conversation?.id, isOwn && count]);
  useLayoutEffect(follow, [count, waiting]);
  return (
    <div class="chat">
      <div
        class="messages"
        role="log"
        aria-live="polite"
        aria-label="Conversation"
        tabIndex={0}
        onScroll={({ currentTarget }) => (isAtEnd.current = isNearEnd(currentTarget))}
      >
        {conversation?.messages.map((message) => (
          <Turned key={message.id} message={message} conversation={conversation}>
            <MessageItem
              message={message}
              isLast={message === conversation.messages.at(-1)}
              onGrow={follow}
            />
          </Turned>
        ))}
        {waiting && <Typing />}
        {conversation !== undefined && <Notice conversation={conversation} />}
        <div ref={end} class="messages-end" />
      </div>
      <Composer />
    </div>
  );
}

const NEAR_PX = 60;

function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR_PX;
}

interface TurnedProps {
  readonly message: MessageView;
  readonly conversation: ConversationView;
  readonly children: JSX.Element;
}

/** A user's message leads to its time line. */
function Turned({ message, conversation, children }: TurnedProps): JSX.Element {
  const turn = conversation.turns.find(({ id }) => id === message.id);
  if (turn === undefined) return children;
  return (
    <div class="turned">
      {children}
      <button
        type="button"
        class="plain what-happened"
        onClick={() => {
          openTurn.value = turn.id;
          side.value = 'timeline';
          tab.value = 'timeline';
        }}
      >
        {turn.kind === 'edited' ? 'Edited request · ' : ''}Details
        <span class="hidden"> of “{message.text}”</span>
      </button>
    </div>
  );
}

export function Typing(): JSX.Element {
  return (
    <div class="bubble bot typing" role="img" aria-label="The bot is writing">
      <i />
      <i />
      <i />
    </div>
  );
}

/** A turn that has neither ended nor been ignored. */
function isAnswering({ turns }: ConversationView): boolean {
  const last = turns.at(-1);
  return (
    last !== undefined &&
    last.entries.length > 0 &&
    !last.entries.some(({ type }) => type === 'turn-ended' || type === 'ignored')
  );
}

function Notice({ conversation }: { readonly conversation: ConversationView }): JSX.Element | null {
  if (conversation.status === 'closed') return <p class="notice">The conversation is closed.</p>;
  if (conversation.status === 'waiting') return <p class="notice">Waiting for an agent.</p>;
  const bot = conversation.messages.find(({ from }) => from === 'bot')?.name;
  const people = conversation.with.filter((name) => name !== bot);
  const isWithPeople = bot !== undefined && people.length > 0 && !conversation.with.includes(bot);
  return isWithPeople ? <p class="notice">{people.join(', ')} has taken over.</p> : null;
}
