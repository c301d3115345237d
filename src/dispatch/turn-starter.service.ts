import { Injectable } from '@nestjs/common';
import { Calls } from '../calls/index.js';
import type { IntentMatch } from '../intents/index.js';
import type { IntentRequest } from '../protocol/index.js';
import type { Started } from './duplicates/index.js';
import { TooManyTurnsError } from './errors/index.js';
import { TurnQueue } from './order/index.js';
import { orderedTurn } from './ordered-turn.js';
import { DeadlineWatch, TurnRunner } from './run/index.js';
import { TurnFactory } from './turn-factory.service.js';
import { OpenTurns, TurnJournal, type Turn } from './turns/index.js';

/** Makes a turn of a request, and sets it going: its deadline runs from here, its handler when its turn has come. */
@Injectable()
export class TurnStarter {
  constructor(
    private readonly turns: TurnFactory,
    private readonly queue: TurnQueue,
    private readonly openTurns: OpenTurns,
    private readonly deadlines: DeadlineWatch,
    private readonly runner: TurnRunner,
    private readonly journal: TurnJournal,
    private readonly calls: Calls,
  ) {}

  /** @throws TooManyTurnsError */
  start(match: IntentMatch, request: IntentRequest): Started {
    const turn = this.turns.make(match, request);
    const over = this.admit(turn);
    turn.call?.begin();
    void over.then(() => this.calls.finish(turn.call));
    this.openTurns.add(turn, over);
    this.deadlines.watch(turn);
    return { answer: turn.answer.promise, over: over.then(() => !turn.failed) };
  }

  private admit(turn: Turn): Promise<void> {
    try {
      return this.queue.admit(orderedTurn(turn, this.runner));
    } catch (error) {
      const scope = error instanceof TooManyTurnsError ? ` (${error.scope})` : '';
      this.journal.note(turn, 'refused', 'warn', `too many turns${scope}`);
      throw error;
    }
  }
}
