import { hideCredentials } from '../../engine/index.js';
import { redact } from '../../../common/index.js';
import { toBotId } from '../../../protocol/index.js';
import type { ConversationDoc, MessageDoc, World } from '../../platform/index.js';
import type { ConversationSummary, MessageView, TurnView } from '../view.types.js';
import type { Chat, ChatTurnRecord } from './chat.js';
import { hasLostBot } from './has-lost-bot.js';

const CLOSED = 1000;
/** The engine copies the whole question, including the bot, into each message. */
const NOT_SHOWN = new Set(['intent_info', 'question_payload']);
const DEEP = { maxDepth: 16, maxEntries: 500 };

export function chatSummary(chat: Chat, world: World): ConversationSummary {
  const { document } = chat.conversation;
  const names = document.participants.map((id) => nameOf(id, world));
  const status = document.status === CLOSED ? 'closed' : names.length === 0 ? 'waiting' : 'open';
  return { id: chat.id, title: chat.title, options: chat.options, status, with: names };
}

/** @param credentials of the settings and of the bot: hidden in all texts */
export function messageOf(
  { _id: id, createdAt: at, sender, senderFullname, type, text = '', metadata, attributes = {} }: MessageDoc,
  document: ConversationDoc,
  world: World,
  credentials: readonly string[],
): MessageView {
  const isUser = sender === document.lead.lead_id;
  const isAgent = world.agents.some((agent) => agent.id === sender);
  const from = isUser ? 'user' : isAgent ? 'agent' : sender === 'system' ? 'system' : 'bot';
  const shown = redact(hideCredentials({ text, metadata, attributes }, credentials), DEEP) as Pick<
    MessageView,
    'text' | 'metadata' | 'attributes'
  >;
  const seen = Object.fromEntries(Object.entries(shown.attributes).filter(([key]) => !NOT_SHOWN.has(key)));
  return { id, at, from, name: senderFullname ?? nameOf(sender, world), type, ...shown, attributes: seen };
}

export function turnOf({ checkpoint, ...turn }: ChatTurnRecord, world: World): TurnView {
  const isLost = checkpoint !== undefined && hasLostBot(checkpoint.document, world);
  return { ...turn, ...(isLost && { otherBot: true }) };
}

function nameOf(participant: string, world: World): string {
  const bot = world.bots.find(({ _id }) => _id === toBotId(participant));
  const agent = world.agents.find(({ id }) => id === participant);
  return bot?.name ?? (agent === undefined ? participant : `${agent.firstname} ${agent.lastname}`);
}
