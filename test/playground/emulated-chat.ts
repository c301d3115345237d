import {
  BotGateway,
  EmulatedPlatform,
  HttpWebhookCaller,
  PublishedBot,
  type BotGatewayOptions,
  type EmulatedConversation,
  type EngineEvent,
  type SayOptions,
} from '../../src/playground/index.js';
import type { BotSettings, SeenBubble } from '../engine/cases/index.mjs';
import { PROJECT_ID, publishedBot } from '../engine/harness/bot.mjs';
import { bubblesOf } from '../engine/harness/bubbles.mjs';

/** The effects of one message of the user. */
export interface EmulatedTurn {
  readonly messages: readonly SeenBubble[];
  readonly texts: readonly string[];
  /** Changes on the platform besides sending, as `PUT …/close -> 200`. */
  readonly calls: readonly string[];
  readonly events: readonly EngineEvent[];
}

/** A user, a bot and the emulated platform between them, without a port but the webhook's own. */
export class EmulatedChat {
  readonly platform = new EmulatedPlatform({ projectId: PROJECT_ID, bots: [] });
  readonly gateway: BotGateway;
  readonly conversation: EmulatedConversation;
  readonly events: EngineEvent[] = [];

  constructor(bot: BotSettings, options: Partial<BotGatewayOptions> = {}) {
    this.gateway = new BotGateway(this.platform, {
      webhook: new HttpWebhookCaller(),
      observer: (event) => this.events.push(event),
      ...options,
    });
    this.publish(bot);
    this.conversation = this.gateway.open({ location: { country: 'Italy' } });
  }

  publish(settings: BotSettings): void {
    const { bot, intents } = publishedBot(settings);
    const document = JSON.parse(JSON.stringify(bot)) as Record<string, unknown>;
    this.gateway.publish(new PublishedBot(document, Object.values(intents)));
  }

  get texts(): string[] {
    return bubblesOf(this.#fromBot()).map(({ text }) => text);
  }

  says(text: string, options?: SayOptions): Promise<EmulatedTurn> {
    return this.#turn(() => this.gateway.say(this.conversation, text, options));
  }

  starts(): Promise<EmulatedTurn> {
    return this.#turn(() => this.gateway.start(this.conversation));
  }

  clicks(button: { value: string; action?: string }): Promise<EmulatedTurn> {
    return this.#turn(() => this.gateway.click(this.conversation, button));
  }

  async #turn(act: () => Promise<unknown>): Promise<EmulatedTurn> {
    const from = { message: this.#fromBot().length, event: this.events.length };
    const before = this.platform.log.entries.length;
    await act();
    const messages = bubblesOf(this.#fromBot().slice(from.message));
    const calls = this.platform.log.entries
      .slice(before)
      .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/messages'))
      .map(({ method, path, status }) => `${method} …/${path.split('/').at(-1)} -> ${status}`);
    return {
      messages,
      texts: messages.map(({ text }) => text),
      calls,
      events: this.events.slice(from.event),
    };
  }

  #fromBot(): readonly unknown[] {
    const { lead } = this.conversation.document;
    return this.conversation.messages.filter(({ sender }) => sender !== lead.lead_id);
  }
}
