import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import type { Turn } from './turn.js';

/** What became of a turn, or happened on its way. */
export type TurnOutcome =
  /** Answered within the deadline: by a reply, by nothing, by the designed reply. */
  | 'response'
  | 'silence'
  | 'static'
  /** Answered without the reply; it goes on. */
  | 'late'
  /** Durable: answered, and its handler waits as a job of the outbox. */
  | 'queued'
  /** Durable: an attempt failed. The outbox tries again, or gives up, which is `failed` or `lost`. */
  | 'attempt-failed'
  /** The late reply is in the conversation. */
  | 'delivered'
  /** The handler failed; the failure policy said what the user sees. */
  | 'failed'
  /** A reply that did not reach the conversation. */
  | 'lost'
  /** A newer turn took its place. */
  | 'superseded'
  /** A handler gave something back after its turn was over. */
  | 'dropped'
  /** Not taken: too many turns. */
  | 'refused'
  /** Most of the deadline is used up. */
  | 'slow'
  /** The same call once more: it got the answer of the first. */
  | 'duplicate';

type Level = 'log' | 'warn' | 'error';

/** Writes down, and counts, what becomes of turns: nothing is dropped without a reason that can be found. */
@Injectable()
export class TurnJournal {
  private readonly logger = new Logger('Dispatcher');
  private readonly counters = new Map<TurnOutcome, number>();

  constructor(private readonly clock: Clock) {}

  /** How often each outcome happened since the start. */
  get counts(): ReadonlyMap<TurnOutcome, number> {
    return this.counters;
  }

  count(outcome: TurnOutcome): void {
    this.counters.set(outcome, (this.counters.get(outcome) ?? 0) + 1);
  }

  note(turn: Turn, outcome: TurnOutcome, level: Level = 'log', detail = '', stack?: string): void {
    this.count(outcome);
    const time = (this.clock.now() - turn.arrivedAt).toFixed(1);
    const line = `${turn.name} -> ${turn.handler.label}: ${outcome} in ${time} ms${detail && `: ${detail}`}`;
    if (stack === undefined) this.logger[level](line);
    else this.logger[level](line, stack);
  }
}
