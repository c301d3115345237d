import type { Answer, Answering, Webhook } from '../harness/webhook.mjs';

/** The user's view of one turn. The full shapes are in `row.mjs` and in the harness. */
export interface TurnSeen {
  readonly messages: readonly SeenBubble[];
  readonly texts: readonly string[];
}

export interface SeenBubble {
  readonly text: string;
  readonly type: string;
  readonly metadata?: unknown;
  readonly buttons: readonly { readonly value: string }[];
}

export interface Stage {
  readonly hook: Webhook;
  afterwards(undo: () => Promise<unknown>): void;
}

export interface IntentSettings {
  readonly name: string;
  readonly answer?: string;
  readonly actions?: readonly object[];
  readonly webhook?: boolean;
}

export interface BotSettings {
  readonly webhookUrl?: string;
  readonly intents?: readonly (string | IntentSettings)[];
  readonly bot?: Record<string, unknown>;
}

export interface Row {
  readonly name: string;
  readonly outcome: 'webhook reply' | 'static reply' | 'NO REPLY' | 'EMPTY MESSAGE';
  readonly texts: readonly string[];
  readonly calls?: readonly string[];
  readonly answer?: Answer | Answering;
  readonly says?: string;
  readonly options?: { readonly attributes?: Record<string, unknown> };
  readonly bodyLimit?: number;
  bot?(stage: Stage): BotSettings | Promise<BotSettings>;
  check?(turn: TurnSeen, stage: Stage): void;
}

export declare const TABLE: Readonly<Record<string, readonly Row[]>>;
