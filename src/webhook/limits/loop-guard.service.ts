import { Injectable, Logger } from '@nestjs/common';
import { Calls } from '../../calls/index.js';
import { Remembered, SystemClock } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import {
  INTERNAL_SENDER,
  isBotParticipantId,
  type ConversationKey,
  type IntentRequest,
} from '../../protocol/index.js';
import type { CompiledReply } from '../../replies/index.js';
import { WebhookError } from '../webhook.error.js';

const WINDOW_MS = 60_000;
const CONVERSATIONS = 10_000;

/**
 * The weight of a turn, by its sender and text. `LOOP_LIMIT` is for turns that the bot itself causes. A person who
 * clicks fast does not reach four times as many in a minute; a flow that calls the webhook for each item of a list may
 * reach ten times as many, and the engine itself ends endless flows.
 */
const POINTS = { bot: 20, person: 5, flow: 2 };
/** The bot's texts are kept only for conversations with more turns than this in a minute. */
const CALM_TURNS = 5;

interface Turns {
  /** Most conversations have one turn in a minute: a set for each would take most of their memory. */
  firstId?: string;
  otherIds?: Set<string>;
  count: number;
  points: number;
  /** The last answer as text. */
  said?: string;
  cut: boolean;
}

/**
 * Detects a bot that answers itself: the platform treats the bot's messages as a user's, and calls the webhook
 * repeatedly. Such a turn is recognised by its sender, or by its text, which is the bot's last answer; people and flows
 * are recognised by their rate. Turns are counted by message, so a duplicate call counts once. A rejected call gets an
 * error status: the platform then shows the static reply, and does not send that message to the bot.
 *
 * @see protocol.md 4.4
 */
@Injectable()
export class LoopGuard {
  private readonly logger = new Logger(LoopGuard.name);
  private readonly turns = new Remembered<ConversationKey, Turns>(new SystemClock(), {
    windowMs: WINDOW_MS,
    entries: CONVERSATIONS,
  });

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly calls: Calls,
  ) {}

  /** @throws WebhookError 429 `LOOP`, for a turn above the limit. Logged once a minute for each conversation. */
  check(request: IntentRequest): void {
    if (this.config.loopLimit === 0 || !this.isTooMany(request)) return;
    this.calls.emit({ type: 'looping' });
    throw WebhookError.loop();
  }

  /** An echo of the bot's answer does not come from a person. */
  answered({ conversationKey }: IntentRequest, reply: CompiledReply): void {
    const turns = this.turns.get(conversationKey);
    if (turns === undefined || turns.count <= CALM_TURNS || turns.cut) return;
    turns.said = reply.kind === 'response' ? reply.response.text : undefined;
  }

  private isTooMany(request: IntentRequest): boolean {
    const { loopLimit } = this.config;
    const turns = this.turnsOf(request.conversationKey);
    if (turns.cut) return true;
    if (!isNew(turns, request.messageId)) return false;
    turns.count += 1;
    turns.points += POINTS[causeOf(request, turns)];
    turns.cut = turns.points > loopLimit * POINTS.bot;
    if (turns.cut) {
      turns.otherIds = turns.said = undefined;
      this.logger.error(
        `Conversation ${request.requestId} had ${turns.count} turns in a minute: its bot seems to answer itself, and ` +
          'shows the static replies for the rest of the minute. See LOOP_LIMIT in docs/configuration.md.',
      );
    }
    return turns.cut;
  }

  private turnsOf(conversation: ConversationKey): Turns {
    const known = this.turns.get(conversation);
    if (known !== undefined) return known;
    const fresh: Turns = {
      firstId: undefined,
      otherIds: undefined,
      count: 0,
      points: 0,
      said: undefined,
      cut: false,
    };
    this.turns.set(conversation, fresh);
    return fresh;
  }
}

function causeOf({ raw, bot, text }: IntentRequest, { said }: Turns): keyof typeof POINTS {
  const { sender } = raw.payload.message ?? {};
  if (sender === undefined || sender === INTERNAL_SENDER) return 'flow';
  if (sender === bot.id || sender === bot.rootId || isBotParticipantId(String(sender))) return 'bot';
  return said !== undefined && isEcho(said, text) ? 'bot' : 'person';
}

/** Channels echo the messages of an answer one by one, or all of them as one text. */
function isEcho(said: string, text: string): boolean {
  const words = text.trim();
  return words !== '' && (said.trim() === words || said.split('\n\n').some((part) => part.trim() === words));
}

function isNew(turns: Turns, messageId: string | undefined): boolean {
  if (messageId === undefined) return true;
  if (turns.firstId === messageId || turns.otherIds?.has(messageId) === true) return false;
  if (turns.firstId === undefined) turns.firstId = messageId;
  else (turns.otherIds ??= new Set()).add(messageId);
  return true;
}
