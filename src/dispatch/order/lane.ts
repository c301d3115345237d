import type { Cancel, Clock } from '../../common/index.js';
import { TooManyTurnsError } from '../errors/index.js';
import type { OrderedTurn } from './ordered-turn.interface.js';

interface Waiting {
  readonly turn: OrderedTurn;
  /** A debounced turn is not ready before. */
  readonly readyAt: number;
  readonly over: () => void;
}

/**
 * The turns of one conversation, one after the other. After each, what it answered gets time to be shown: the platform
 * orders nothing, and the next answer could overtake it. @see protocol.md 8
 */
export class Lane {
  private waiting: Waiting[] = [];
  private running?: OrderedTurn;
  private cancelTimer?: Cancel;

  constructor(
    private readonly clock: Clock,
    private readonly maxWaiting: number,
    /** Until when the last answer of the conversation may not be shown yet. */
    private settlesAt: number,
    /** Told that time when no turn is left. */
    private readonly onEmpty: (settlesAt: number) => void,
  ) {}

  /**
   * @param over runs when the turn is over, never before this returns
   * @throws TooManyTurnsError
   */
  enter(turn: OrderedTurn, over: () => void): void {
    this.makeRoomFor(turn);
    if (this.waiting.length >= this.maxWaiting) throw new TooManyTurnsError('conversation');
    const delay = typeof turn.order === 'object' ? turn.order.debounce : 0;
    this.waiting.push({ turn, readyAt: this.clock.now() + delay, over });
    this.next();
  }

  /** Only turns that asked for it give way: a serial one is never lost to another intent. */
  private makeRoomFor(turn: OrderedTurn): void {
    if (turn.order === 'serial') return;
    if (turn.order === 'latest' && this.running?.order === 'latest') this.running.supersede();
    const givesWay =
      turn.order === 'latest'
        ? (other: OrderedTurn) => other.order === 'latest'
        : (other: OrderedTurn) => typeof turn.order === 'object' && typeof other.order === 'object';
    const superseded = this.waiting.filter((entry) => givesWay(entry.turn));
    if (superseded.length === 0) return;
    this.waiting = this.waiting.filter((entry) => !superseded.includes(entry));
    for (const { turn: older, over } of superseded) {
      older.supersede();
      over();
    }
  }

  private next(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    if (this.running !== undefined) return;
    const first = this.waiting[0];
    if (first === undefined) {
      this.onEmpty(this.settlesAt);
      return;
    }
    const readyAt = Math.max(first.readyAt, first.turn.fromFlow ? -Infinity : this.settlesAt);
    const left = readyAt - this.clock.now();
    if (left > 0) this.cancelTimer = this.clock.after(left, () => this.next());
    else this.start(first);
  }

  private start({ turn, over }: Waiting): void {
    this.waiting.shift();
    this.running = turn;
    void turn.run().then(() => {
      this.running = undefined;
      this.settlesAt = Math.max(this.settlesAt, turn.settlesAt);
      over();
      this.next();
    });
  }
}
