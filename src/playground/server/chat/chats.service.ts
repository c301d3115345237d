import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { isVisibleToUser, type EmulatedConversation, type MessageDoc } from '../../platform/index.js';
import { KnownSecrets } from '../secrets/known-secrets.service.js';
import { LatestTurns } from '../timeline/latest-turns.service.js';
import { Timelines } from '../timeline/timelines.service.js';
import type { ConversationOptionsView, ConversationView, TimelineEntry, TurnKind } from '../view.types.js';
import { Chat, type SavedChat, type ChatTurnRecord } from './chat.js';
import { Desk } from './desk.service.js';
import { hasLostBot } from './has-lost-bot.js';
import { LiveEvents } from './live-events.service.js';
import { messageOf, chatSummary, turnOf } from './present-chat.js';
import { variablesOf } from './shown-variables.js';

const MOST_CHATS = 20;

interface Said {
  readonly text: string;
  readonly kind: TurnKind;
  readonly action?: string;
  /** False: no bubble of the user is shown. Default true. */
  readonly echo?: boolean;
}

/** The conversations of the playground, the newest first, with their turns; all events are published live. */
@Injectable()
export class Chats {
  private readonly chats = new Map<string, Chat>();
  /** The message that is being sent: the conversation reports it before its id is returned. */
  private saying?: Omit<Partial<ChatTurnRecord>, 'kind'> & { readonly kind: TurnKind };

  constructor(
    readonly desk: Desk,
    private readonly live: LiveEvents,
    private readonly latest: LatestTurns,
    private readonly secrets: KnownSecrets,
    timelines: Timelines,
  ) {
    timelines.watch((turn, entry) => this.note(turn, entry));
  }

  get all(): readonly Chat[] {
    return [...this.chats.values()].reverse();
  }

  find(id: string): Chat {
    const chat = this.chats.get(id);
    if (chat === undefined) throw new NotFoundException('There is no such conversation.');
    return chat;
  }

  async open(options: ConversationOptionsView): Promise<Chat> {
    const { conversation } = this.create(options);
    const chat = this.adopt(conversation, options);
    this.live.state();
    if (this.desk.hasStart) await this.say(chat, { text: '/start', kind: 'started' });
    return chat;
  }

  /** Sends a message of the user, or presses a button. Resolves when it is sent; its effects follow later. */
  async say(chat: Chat, { text, kind, action, echo = true }: Said): Promise<MessageDoc> {
    const { conversation } = chat;
    const { gateway, troubles } = this.desk;
    await this.desk.platform.settled();
    const checkpoint = {
      memory: gateway.engine.snapshot(chat.id),
      document: structuredClone(conversation.document),
      messages: conversation.messages.length,
    };
    this.saying = { kind, text, action, checkpoint, troubles: troubles.on };
    const before = conversation.messages.length;
    try {
      const hidden = kind === 'started' || !echo ? { subtype: 'info' } : {};
      const attributes = { ...hidden, ...(action !== undefined && { action }) };
      // Its effects are published live, including a failure of the bot.
      void gateway.say(conversation, text, { attributes, language: chat.options.language });
    } finally {
      this.saying = undefined;
    }
    return conversation.messages[before];
  }

  restart(chat: Chat, turn: ChatTurnRecord): void {
    const { checkpoint } = turn;
    if (checkpoint === undefined) throw new NotFoundException('This turn has no saved state to return to.');
    const { conversation } = chat;
    if (hasLostBot(checkpoint.document, this.desk.platform.world)) {
      throw new ConflictException(
        'This turn was with another bot, which is not loaded now. Start a new conversation, or set PLAYGROUND_BOT back.',
      );
    }
    this.desk.gateway.engine.restore(chat.id, checkpoint.memory);
    conversation.restore(checkpoint.document, conversation.messages.slice(0, checkpoint.messages));
    chat.dropFrom(turn);
    this.live.emit({ type: 'rewound', conversation: chat.id });
  }

  remove(chat: Chat): void {
    this.chats.delete(chat.id);
    this.latest.forget(chat.id);
    this.desk.platform.world.conversations.delete(chat.id);
    this.desk.gateway.engine.forget(chat.id);
    this.live.state();
  }

  view(chat: Chat): ConversationView {
    const { document, messages } = chat.conversation;
    const { world } = this.desk.platform;
    const shown = messages.filter(isVisibleToUser);
    return {
      ...chatSummary(chat, world),
      messages: shown.map((message) => messageOf(message, document, world, this.secrets.all)),
      turns: chat.turns.map((turn) => turnOf(turn, world)),
      variables: variablesOf(this.desk.gateway.engine.variables(chat.id), this.secrets.all),
    };
  }

  save(): SavedChat[] {
    const { engine } = this.desk.gateway;
    return [...this.chats.values()].map(({ id, options, turns, conversation }) => {
      const { document, messages } = conversation;
      return { options, document, messages, memory: engine.snapshot(id), turns };
    });
  }

  restore({ options, document, messages, memory, turns }: SavedChat): void {
    const { conversation } = this.create(options, document.request_id);
    const { engine } = this.desk.gateway;
    if (hasLostBot(document, this.desk.platform.world)) {
      const { participants } = conversation.document;
      conversation.restore({ ...document, participants }, messages);
      // Blocks and forms of the other bot no longer wait for the user.
      engine.restore(conversation.requestId, { variables: memory.variables, steps: 0 });
    } else {
      conversation.restore(document, messages);
      engine.restore(conversation.requestId, memory);
    }
    const chat = this.adopt(conversation, options);
    for (const { entries, ...turn } of turns) chat.begin(turn.id, turn.kind, turn).entries.push(...entries);
    const last = turns.at(-1);
    if (last !== undefined) this.latest.set(chat.id, last.id);
  }

  private create(
    options: ConversationOptionsView,
    requestId?: string,
  ): { conversation: EmulatedConversation } {
    const { language, channel, userName, userEmail, draft } = options;
    const conversation = this.desk.gateway.open({
      language,
      channel,
      requestId,
      sourcePage: 'http://playground/',
    });
    const { lead } = conversation.document;
    lead.fullname = userName;
    if (userEmail !== '') lead.email = userEmail;
    if (draft) conversation.update({ draft: true });
    return { conversation };
  }

  private adopt(conversation: EmulatedConversation, options: ConversationOptionsView): Chat {
    const chat = new Chat(conversation, options);
    this.chats.set(chat.id, chat);
    const [oldest] = this.chats.values();
    if (this.chats.size > MOST_CHATS && oldest !== undefined) this.remove(oldest);
    conversation.subscribe((event) => {
      if (event.kind === 'message') this.tellMessage(chat, event.message);
      else
        this.live.emit({ type: 'conversation', conversation: chatSummary(chat, this.desk.platform.world) });
    });
    return chat;
  }

  private tellMessage(chat: Chat, message: MessageDoc): void {
    const { document } = chat.conversation;
    const { world } = this.desk.platform;
    if (this.saying !== undefined && message.sender === document.lead.lead_id) {
      const { kind, ...details } = this.saying;
      this.begin(chat, message._id, kind, details);
    }
    if (!isVisibleToUser(message)) return;
    const shown = messageOf(message, document, world, this.secrets.all);
    this.live.emit({ type: 'message', conversation: chat.id, message: shown });
  }

  private begin(chat: Chat, id: string, kind: TurnKind, details: Partial<ChatTurnRecord>): ChatTurnRecord {
    const { world } = this.desk.platform;
    const turn = chat.begin(id, kind, details);
    this.latest.set(chat.id, id);
    this.live.emit({ type: 'turn', conversation: chat.id, turn: turnOf(turn, world) });
    this.live.emit({ type: 'conversation', conversation: chatSummary(chat, world) });
    return turn;
  }

  /** Entries of a removed turn are dropped. */
  private note(turnId: string, entry: TimelineEntry): void {
    for (const chat of this.chats.values()) {
      const turn = chat.turn(turnId);
      if (turn === undefined) continue;
      if (chat.note(turn, entry))
        this.live.emit({ type: 'entry', conversation: chat.id, turn: turnId, entry });
      return;
    }
  }
}
