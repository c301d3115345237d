import type { Cancel, Clock } from '../../common/index.js';
import type { TurnOrder } from '../../intents/index.js';
import type { ConversationKey } from '../../protocol/index.js';
import { TooManyTurnsError } from '../errors/index.js';

/** The part of a turn that its order depends on. */
export interface OrderedTurn {
  /** Turns with the same key are ordered. */
  readonly conversationKey: ConversationKey;
  readonly order: TurnOrder;
  /** The call comes from inside a flow: the platform has shown everything that was answered before it. */
  readonly fromFlow: boolean;
  /** Read when the turn is over: the platform has shown its reply by this time. */
  readonly settlesAt: number;
  /** A newer turn takes its place: the turn does not run, or its run ends soon. */
  supersede(): void;
}

interface Waiting {
  readonly turn: OrderedTurn;
  /** A debounced turn does not run before this time. */
  readonly readyAt: number;
  readonly resolve: (mayRun: boolean) => void;
}

/**
 * The turns of one conversation, one after another. After each turn the next one waits until the platform has shown the
 * reply: the platform keeps no order, so the next reply could overtake it. @see protocol.md 8
 */
export class Lane {
  private waiting: Waiting[] = [];
  private running?: OrderedTurn;
  private cancelTimer?: Cancel;

  constructor(
    private readonly clock: Clock,
    private readonly maxWaiting: number,
    /** The platform has shown the last reply of the conversation by this time. */
    public settlesAt: number,
  ) {}

  get isEmpty(): boolean {
    return this.running === undefined && this.waiting.length === 0;
  }

  /**
   * @returns undefined if the turn may run now, else a promise: true when it may run, false when it was superseded
   * @throws TooManyTurnsError
   */
  enter(turn: OrderedTurn): Promise<boolean> | undefined {
    if (turn.order !== 'serial') this.supersedeFor(turn);
    if (this.waiting.length >= this.maxWaiting) throw new TooManyTurnsError('conversation');
    const now = this.clock.now();
    const readyAt = now + (typeof turn.order === 'object' ? turn.order.debounce : 0);
    if (this.isEmpty && this.startOf(turn, readyAt) <= now) {
      this.running = turn;
      return undefined;
    }
    return new Promise((resolve) => {
      this.waiting.push({ turn, readyAt, resolve });
      this.next();
    });
  }

  leave(turn: OrderedTurn): void {
    if (turn !== this.running) return;
    this.running = undefined;
    this.settlesAt = Math.max(this.settlesAt, turn.settlesAt);
    this.next();
  }

  /** Supersedes turns of the same order only: a serial turn is never dropped for a turn of another intent. */
  private supersedeFor(turn: OrderedTurn): void {
    const isLatest = turn.order === 'latest';
    if (isLatest && this.running?.order === 'latest') this.running.supersede();
    const isSuperseded = ({ turn: { order } }: Waiting): boolean =>
      isLatest ? order === 'latest' : typeof order === 'object';
    const superseded = this.waiting.filter(isSuperseded);
    if (superseded.length === 0) return;
    this.waiting = this.waiting.filter((entry) => !isSuperseded(entry));
    for (const { turn: older, resolve } of superseded) {
      older.supersede();
      resolve(false);
    }
  }

  private next(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    const first = this.waiting[0];
    if (this.running !== undefined || first === undefined) return;
    const left = this.startOf(first.turn, first.readyAt) - this.clock.now();
    if (left > 0) {
      this.cancelTimer = this.clock.after(left, () => this.next());
      return;
    }
    this.waiting.shift();
    this.running = first.turn;
    first.resolve(true);
  }

  private startOf({ fromFlow }: OrderedTurn, readyAt: number): number {
    return fromFlow ? readyAt : Math.max(readyAt, this.settlesAt);
  }
}
