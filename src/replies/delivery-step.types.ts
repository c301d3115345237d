import type { Message } from '../protocol/index.js';

/** A bot by id (with or without `bot_`), by its name or by its slug. */
export type BotTarget = string | { name: string } | { slug: string };

/** One step of what a reply asks of the messaging API, in order. */
export type DeliveryStep =
  | { kind: 'message'; message: Message }
  | { kind: 'note'; text: string }
  | { kind: 'info'; text: string }
  | { kind: 'handOff' }
  | { kind: 'department'; name: string }
  | { kind: 'replaceBot'; bot: BotTarget; startBlock?: string }
  | { kind: 'close' }
  | { kind: 'variables'; variables: Record<string, unknown> }
  | { kind: 'block'; name: string; params?: Record<string, unknown> }
  | { kind: 'wait'; milliseconds: number };
