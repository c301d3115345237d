import { Injectable } from '@nestjs/common';
import { Calls } from '../calls/index.js';
import type { IntentMatch } from '../intents/index.js';
import type { IntentRequest } from '../protocol/index.js';
import type { CompiledReply } from '../replies/index.js';
import type { OnOver } from './duplicates/index.js';
import { TooManyTurnsError } from './errors/index.js';
import { TurnQueue } from './order/index.js';
import { TurnInOrder } from './ordered-turn.js';
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

  /**
   * The answer of the webhook.
   *
   * @throws TooManyTurnsError
   */
  start(match: IntentMatch, request: IntentRequest, onOver: OnOver): Promise<CompiledReply> {
    const turn = this.turns.make(match, request);
    this.admit(turn, onOver);
    turn.call?.begin();
    this.openTurns.add(turn);
    this.deadlines.watch(turn);
    return turn.answer.promise;
  }

  private admit(turn: Turn, onOver: OnOver): void {
    try {
      this.queue.admit(new TurnInOrder(turn, this.runner), () => {
        this.openTurns.delete(turn);
        onOver(turn.failed ? undefined : turn.answer.given);
        turn.inContext(() => this.calls.finish(turn.call));
      });
    } catch (error) {
      const scope = error instanceof TooManyTurnsError ? ` (${error.scope})` : '';
      this.journal.note(turn, 'refused', 'warn', `too many turns${scope}`);
      throw error;
    }
  }
}
