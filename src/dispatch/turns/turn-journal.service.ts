import { Injectable, Logger } from '@nestjs/common';
import { Calls, type CallEvent, type TurnOutcome } from '../../calls/index.js';
import { Clock } from '../../common/index.js';
import type { Turn } from './turn.js';

/** The log line of an outcome. At level `log`, the default, the line of the webhook call is enough, and there is none. */
export interface OutcomeNotes {
  readonly level?: 'log' | 'warn' | 'error';
  readonly detail?: string;
  readonly stack?: string;
}

const NO_NOTES: OutcomeNotes = {};

/**
 * Publishes the steps and outcomes of turns: to the observers of calls (the line of each call, metrics, traces,
 * recordings), to the counters here and, for trouble, to the log. Everything that is dropped is counted with a reason.
 */
@Injectable()
export class TurnJournal {
  private readonly logger = new Logger('Dispatcher');
  private readonly counters = new Map<TurnOutcome, number>();

  constructor(
    private readonly clock: Clock,
    private readonly calls: Calls,
  ) {}

  /** Number of turns per outcome since the start. */
  get counts(): ReadonlyMap<TurnOutcome, number> {
    return this.counters;
  }

  /** @internal Called by {@link Turn.emit}. */
  emit(turn: Turn, event: CallEvent): void {
    this.calls.emit(event, turn.call);
  }

  /** @internal Called by {@link Turn.outcome}. */
  outcome(turn: Turn, outcome: TurnOutcome, { level = 'log', detail = '', stack } = NO_NOTES): void {
    this.count(outcome);
    this.calls.emit({ type: 'outcome', outcome, detail }, turn.call);
    if (level === 'log') return;
    const time = (this.clock.now() - turn.arrivedAt).toFixed(1);
    const line = `${turn.name} -> ${turn.handler.label}: ${outcome} in ${time} ms${detail && `: ${detail}`}`;
    if (stack === undefined) this.logger[level](line);
    else this.logger[level](line, stack);
  }

  /** @internal The call got the reply of an earlier one, so there is no turn. */
  duplicate(): void {
    this.count('duplicate');
    this.calls.emit({ type: 'outcome', outcome: 'duplicate', detail: '' });
  }

  private count(outcome: TurnOutcome): void {
    this.counters.set(outcome, (this.counters.get(outcome) ?? 0) + 1);
  }
}
