import type { JsonRecord } from '../../../common/index.js';

/** The form that a conversation is filling in. */
export interface OpenForm {
  /** The form as it was when it began: later changes of the bot do not touch it. */
  readonly form: JsonRecord;
  /** Which field the next answer belongs to. */
  readonly field: number;
}

/** The engine's state of a conversation, as a value that can be saved and restored. */
export interface MemorySnapshot {
  readonly variables: Readonly<Record<string, string>>;
  readonly lockedIntent?: string;
  readonly lockedAction?: string;
  readonly openForm?: OpenForm;
  readonly steps: number;
}

/** One variable may be this long, in characters of JSON; a longer one is not stored. @see protocol.md 1.7 */
const LONGEST_VARIABLE = 20_000_000;

/**
 * The state that the engine keeps of a conversation between turns: its variables, the block that waits for the user,
 * and the current form. Variables are stored as JSON, like those of the real engine in Redis, so they share no
 * references, and values without a JSON form are lost here too.
 */
export class ConversationMemory {
  lockedIntent?: string;
  lockedAction?: string;
  openForm?: OpenForm;
  /** Actions since the user's last message: the protection against endless flows. */
  steps = 0;
  readonly #variables = new Map<string, string>();

  constructor(snapshot?: MemorySnapshot) {
    if (snapshot !== undefined) this.restore(snapshot);
  }

  /** A fresh copy of all variables. It has no prototype, because users choose names. */
  get variables(): JsonRecord {
    const all: JsonRecord = Object.create(null) as JsonRecord;
    for (const [name, json] of this.#variables) all[name] = JSON.parse(json);
    return all;
  }

  get(name: string): unknown {
    const json = this.#variables.get(name);
    return json === undefined ? undefined : JSON.parse(json);
  }

  /** True if it was stored; `undefined` and values that are too long are not. */
  set(name: string, value: unknown): boolean {
    const json = JSON.stringify(value) as string | undefined;
    if (json === undefined || json.length > LONGEST_VARIABLE) return false;
    this.#variables.set(name, json);
    return true;
  }

  delete(name: string): void {
    this.#variables.delete(name);
  }

  /** Clears the block that waits for the user. */
  unlock(): void {
    this.lockedIntent = undefined;
    this.lockedAction = undefined;
  }

  snapshot(): MemorySnapshot {
    const { lockedIntent, lockedAction, openForm, steps } = this;
    return { variables: Object.fromEntries(this.#variables), lockedIntent, lockedAction, openForm, steps };
  }

  restore({ variables, ...rest }: MemorySnapshot): void {
    this.#variables.clear();
    for (const [name, json] of Object.entries(variables)) this.#variables.set(name, json);
    Object.assign(this, { lockedIntent: undefined, lockedAction: undefined, openForm: undefined }, rest);
  }
}
