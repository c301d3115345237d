import type { Action, Json, Message } from '../protocol/index.js';

/** A bot by its id (with or without `bot_`), its name or its slug. */
export type BotTarget = string | { name: string } | { slug: string };

/** The visible parts, in order. */
export type ShownPart =
  /** `markup`: the platform fills variables into the text. All other texts are literal. */
  | { kind: 'message'; message: Message; markup?: true }
  | { kind: 'pause'; milliseconds: number }
  | { kind: 'note'; text: string }
  | { kind: 'info'; text: string }
  | { kind: 'static' };

/** The steps after the messages. */
export type FlowPart =
  | { kind: 'setVariables'; variables: Readonly<Record<string, Json>> }
  | { kind: 'deleteVariable'; name: string }
  | { kind: 'wait'; milliseconds: number }
  | { kind: 'capture'; variable: string; then?: string }
  | { kind: 'goTo'; intent: string; params?: Readonly<Record<string, Json>> }
  | { kind: 'continueFlow' }
  | { kind: 'handOff' }
  | { kind: 'department'; name: string }
  | { kind: 'replaceBot'; bot: BotTarget; startBlock?: string }
  | { kind: 'close' }
  | { kind: 'actions'; actions: readonly Action[] };

/** One step of a reply: checked and literal from its creation. */
export type ReplyPart = ShownPart | FlowPart;

/** Options of the whole reply. */
export interface ReplySettings {
  disableInput?: boolean;
  /** ISO 639-1. */
  language?: string;
  /** False: the message is not adapted to channels with fewer capabilities. */
  degrade?: boolean;
}
