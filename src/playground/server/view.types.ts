/** The page's view of the data, and its requests: shared with the page's own code, so it imports nothing. */

/** One event, with its secrets masked. */
export interface TimelineEntry {
  readonly id: string;
  /** In milliseconds since 1970, with fractions. */
  readonly at: number;
  /** `platform`: the emulated platform and its engine. `service`: the service under development. */
  readonly side: 'platform' | 'service';
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** For entries of a webhook call: its id, the same on both sides. */
  readonly call?: string;
}

export type TurnKind = 'said' | 'pressed' | 'started' | 'edited';

/** A message of the user, with all its effects. */
export interface TurnView {
  /** The id of the user's message. */
  readonly id: string;
  readonly at: number;
  readonly kind: TurnKind;
  readonly text: string;
  /** For a button: the block that it runs, with parameters. */
  readonly action?: string;
  /** The troubles that were on at its start. */
  readonly troubles: readonly TroubleName[];
  /** The turn was with a bot that is not loaded now: it can neither be restarted nor exported as a test. */
  readonly otherBot?: true;
  readonly entries: readonly TimelineEntry[];
}

export interface MessageView {
  readonly id: string;
  readonly at: string;
  readonly from: 'user' | 'bot' | 'agent' | 'system';
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly metadata?: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface ConversationOptionsView {
  readonly language: string;
  readonly channel: string;
  readonly userName: string;
  readonly userEmail: string;
  readonly draft: boolean;
}

export interface ConversationSummary {
  readonly id: string;
  readonly title: string;
  readonly options: ConversationOptionsView;
  readonly status: 'open' | 'waiting' | 'closed';
  /** The current bot or agent, by name; empty if there is none. */
  readonly with: readonly string[];
}

export interface ConversationView extends ConversationSummary {
  readonly messages: readonly MessageView[];
  readonly turns: readonly TurnView[];
  readonly variables: Readonly<Record<string, unknown>>;
}

export const TROUBLES = [
  'slow-handler',
  'api-429',
  'api-500',
  'api-timeout',
  'api-reset',
  'unreachable',
  'duplicate',
  'quick',
  'wrong-token',
  'wrong-secret',
  'page-dialect',
] as const;
export type TroubleName = (typeof TROUBLES)[number];

export interface IntentView {
  readonly name: string;
  readonly handler: string;
  readonly module: string;
  readonly scope?: string;
  /** The bot has no intent of this name: `near` is similar. */
  readonly unused?: { readonly near?: string };
}

export interface BotIntentView {
  readonly name: string;
  readonly questions: readonly string[];
  readonly asksWebhook: boolean;
  /** No handler matches it: `near` is similar. */
  readonly unhandled?: { readonly near?: string };
}

export interface BotView {
  readonly name: string;
  /** Its source: the name of the file, or undefined for the bot made of the intents. */
  readonly source?: string;
  readonly handlers: readonly IntentView[];
  readonly intents: readonly BotIntentView[];
}

export interface StateView {
  readonly bot: BotView;
  readonly troubles: readonly TroubleName[];
  readonly conversations: readonly ConversationSummary[];
  /** Whether the webhook demands a secret: without one, none can be wrong. */
  readonly demandsSecret: boolean;
  /** The compiler's errors in the last change, which this process then does not run. Empty if it compiles. */
  readonly buildErrors: readonly string[];
  /** The id of this process: a reload changes it. */
  readonly process: string;
}

/** The events for the page. */
export type LiveEvent =
  | { readonly type: 'state'; readonly state: StateView }
  | { readonly type: 'conversation'; readonly conversation: ConversationSummary }
  | { readonly type: 'message'; readonly conversation: string; readonly message: MessageView }
  | { readonly type: 'turn'; readonly conversation: string; readonly turn: TurnView }
  | {
      readonly type: 'entry';
      readonly conversation: string;
      readonly turn: string;
      readonly entry: TimelineEntry;
    }
  /** A different conversation: after a restart from one of its turns. */
  | { readonly type: 'rewound'; readonly conversation: string };
