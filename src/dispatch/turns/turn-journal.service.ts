import { Injectable, Logger } from '@nestjs/common';
import { Calls, type TurnOutcome } from '../../calls/index.js';
import { Clock } from '../../common/index.js';
import type { Turn } from './turn.js';

type Level = 'log' | 'warn' | 'error';

/**
 * Writes down, and counts, what becomes of turns: nothing is dropped without a reason that can be found. What goes as it
 * should is in the one line of its webhook call; trouble has a line of its own, with the same id.
 */
@Injectable()
export class TurnJournal {
  private readonly logger = new Logger('Dispatcher');
  private readonly counters = new Map<TurnOutcome, number>();

  constructor(
    private readonly clock: Clock,
    private readonly calls: Calls,
  ) {}

  /** How often each outcome happened since the start. */
  get counts(): ReadonlyMap<TurnOutcome, number> {
    return this.counters;
  }

  count(outcome: TurnOutcome): void {
    this.counters.set(outcome, (this.counters.get(outcome) ?? 0) + 1);
  }

  note(turn: Turn, outcome: TurnOutcome, level: Level = 'log', detail = '', stack?: string): void {
    this.count(outcome);
    this.calls.tell({ type: 'outcome', outcome, detail }, turn.call);
    if (level === 'log') return;
    const time = (this.clock.now() - turn.arrivedAt).toFixed(1);
    const line = `${turn.name} -> ${turn.handler.label}: ${outcome} in ${time} ms${detail && `: ${detail}`}`;
    if (stack === undefined) this.logger[level](line);
    else this.logger[level](line, stack);
  }
}
