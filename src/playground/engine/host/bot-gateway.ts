import { randomUUID } from 'node:crypto';
import { Secret, textOf } from '../../../common/index.js';
import {
  botThatHears,
  presentConversation,
  type ConversationOptions,
  type EmulatedConversation,
  type EmulatedPlatform,
  type MessageDoc,
} from '../../platform/index.js';
import { ChatbotEngine, type ChatbotEngineOptions } from '../chatbot-engine.js';
import type { PublishedBot } from '../intents/published-bot.js';
import { draftUserMessage, type SayOptions } from '../user-message.js';
import { RestHost, type RestCall, type RestAnswer } from './rest-host.js';

export type BotGatewayOptions = Omit<ChatbotEngineOptions, 'host'>;

/**
 * A message with a wrong sender comes back to its own bot, in reality endlessly. Here the number of times is limited.
 * @see protocol.md 10, row 50
 */
const MOST_ECHOES = 20;

/** Texts that the platform executes itself. @see protocol.md 1.1 */
const KEPT_FROM_BOTS = /\\agent|\\close/;

/**
 * Connects the two halves of the emulator: every message of a conversation goes to its bot, with a new token, and the
 * bot's actions become calls of the REST API. So a message that the service posts can also trigger a bot, as in
 * reality. It needs no port.
 */
export class BotGateway {
  readonly engine: ChatbotEngine;
  readonly #platform: EmulatedPlatform;
  readonly #handing = new Set<Promise<void>>();
  /** The number of bot runs since the user's last message, by conversation. */
  readonly #echoes = new WeakMap<EmulatedConversation, number>();

  constructor(platform: EmulatedPlatform, options: BotGatewayOptions) {
    this.#platform = platform;
    const host = new RestHost((call) => this.#rest(call), platform.url);
    this.engine = new ChatbotEngine({ ...options, host });
  }

  /** Publishes a bot, and makes the platform know it if it does not yet. */
  publish(bot: PublishedBot): void {
    this.engine.publish(bot);
    const { world } = this.#platform;
    if (world.bots.some(({ _id }) => _id === bot.rootId)) return;
    const { slug, secret, id_project: projectId } = bot.document;
    world.bots.push({
      _id: bot.rootId,
      name: bot.name,
      type: 'tilebot',
      language: textOf(bot.document.language) ?? 'en',
      trashed: false,
      id_project: textOf(projectId) ?? world.projectId,
      ...(textOf(slug) !== undefined && { slug: textOf(slug) }),
      secret: new Secret(textOf(secret) ?? randomUUID()),
    });
  }

  /** A new conversation of a user with the bot. */
  open(options: ConversationOptions = {}): EmulatedConversation {
    const conversation = this.#platform.world.openConversation(options);
    this.watch(conversation);
    return conversation;
  }

  /**
   * Passes the messages of a conversation on from now on.
   *
   * @returns ends it
   */
  watch(conversation: EmulatedConversation): () => void {
    return conversation.subscribe((event) => {
      if (event.kind === 'message') this.#pass(conversation, event.message);
    });
  }

  /** Sends a message of the user. Resolves when all its effects are complete. */
  async say(conversation: EmulatedConversation, text: string, options: SayOptions = {}): Promise<MessageDoc> {
    const stored = conversation.post(draftUserMessage(text, conversation.document, options));
    await this.idle(conversation.requestId);
    return stored;
  }

  /** The chat opens: the bot's first block runs, and no message of the user is shown. */
  start(conversation: EmulatedConversation, options: SayOptions = {}): Promise<MessageDoc> {
    const attributes = { subtype: 'info', ...options.attributes };
    return this.say(conversation, '/start', { ...options, attributes });
  }

  /** The user presses a button that is not a link. */
  click(
    conversation: EmulatedConversation,
    { value, action }: { readonly value: string; readonly action?: string },
    options: SayOptions = {},
  ): Promise<MessageDoc> {
    const attributes = { ...options.attributes, ...(action !== undefined && { action }) };
    return this.say(conversation, value, { ...options, attributes });
  }

  /** Resolves when all work has ended, in one conversation or in all. */
  async idle(requestId?: string): Promise<void> {
    do {
      await Promise.all(this.#handing);
      await this.engine.idle(requestId);
    } while (this.#handing.size > 0);
  }

  close(): void {
    this.engine.close();
  }

  #pass(conversation: EmulatedConversation, message: MessageDoc): void {
    const rootId = botThatHears(conversation.document, message);
    if (rootId === undefined) return;
    const bot = this.engine.findBot(rootId);
    const obstacle = this.#obstacle(conversation, message);
    if (bot === undefined || obstacle !== undefined) {
      this.engine.ignore(conversation.requestId, message._id, obstacle ?? 'the bot is not loaded');
      return;
    }
    const request = presentConversation(this.#platform.world, conversation.document);
    const payload = structuredClone({ ...message, request });
    const handing = this.#platform.tokens
      .forBot(rootId)
      .then((token) => void this.engine.receive(bot.id, { payload, token: token.reveal() }))
      .finally(() => this.#handing.delete(handing));
    this.#handing.add(handing);
  }

  /** Why the bot does not get to see the message. */
  #obstacle(conversation: EmulatedConversation, { sender, text }: MessageDoc): string | undefined {
    const isUser = sender === conversation.document.lead.lead_id;
    const echoes = isUser ? 0 : (this.#echoes.get(conversation) ?? 0) + 1;
    this.#echoes.set(conversation, echoes);
    if (echoes > MOST_ECHOES) return 'the bot hears itself: in reality this would never end';
    return KEPT_FROM_BOTS.test(text ?? '') ? 'the platform obeys this text itself' : undefined;
  }

  async #rest({ method, path, authorization, body }: RestCall): Promise<RestAnswer> {
    const request = new Request(`${this.#platform.url}${path}`, {
      method,
      headers: { Authorization: authorization, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const response = await this.#platform.handle(request);
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
