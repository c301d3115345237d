import type { BotSettings } from '../cases/index.mjs';

export declare const PROJECT_ID: string;

export declare function publishedBot(settings: BotSettings): {
  readonly bot: Record<string, unknown>;
  readonly intents: Record<string, Record<string, unknown>>;
};
