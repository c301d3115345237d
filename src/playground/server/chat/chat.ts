import type { MemorySnapshot } from '../../engine/index.js';
import type { ConversationDoc, EmulatedConversation, MessageDoc } from '../../platform/index.js';
import type { ConversationOptionsView, TimelineEntry, TurnKind, TurnView } from '../view.types.js';

/** The state from which a turn can be restarted. */
export interface Checkpoint {
  readonly memory: MemorySnapshot;
  readonly document: ConversationDoc;
  readonly messages: number;
}

/** A turn with data that the page does not see. */
export interface ChatTurnRecord extends Omit<TurnView, 'entries' | 'otherBot'> {
  readonly entries: TimelineEntry[];
  readonly checkpoint?: Checkpoint;
}

/** A conversation as a file keeps it. */
export interface SavedChat {
  readonly options: ConversationOptionsView;
  readonly document: ConversationDoc;
  readonly messages: readonly MessageDoc[];
  readonly memory: MemorySnapshot;
  readonly turns: readonly ChatTurnRecord[];
}

const MOST_TURNS = 100;
const MOST_ENTRIES = 500;

/** One conversation of the playground, with its turns. */
export class Chat {
  readonly turns: ChatTurnRecord[] = [];

  constructor(
    readonly conversation: EmulatedConversation,
    readonly options: ConversationOptionsView,
  ) {}

  get id(): string {
    return this.conversation.requestId;
  }

  get title(): string {
    return this.turns.find(({ kind }) => kind !== 'started')?.text ?? 'Untitled';
  }

  turn(id: string): ChatTurnRecord | undefined {
    return this.turns.find((turn) => turn.id === id);
  }

  /** @returns the turn, and whether it is new */
  begin(id: string, kind: TurnKind, details: Partial<ChatTurnRecord>): ChatTurnRecord {
    const turn = { id, at: Date.now(), kind, text: '', troubles: [], ...details, entries: [] };
    this.turns.push(turn);
    if (this.turns.length > MOST_TURNS) this.turns.shift();
    return turn;
  }

  /** False if the turn has reached its limit of entries. */
  note(turn: ChatTurnRecord, entry: TimelineEntry): boolean {
    if (turn.entries.length >= MOST_ENTRIES) return false;
    turn.entries.push(entry);
    return true;
  }

  /** Removes this turn and all later ones. */
  dropFrom(turn: ChatTurnRecord): void {
    this.turns.splice(this.turns.indexOf(turn));
  }
}
