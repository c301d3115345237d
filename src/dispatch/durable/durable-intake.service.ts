import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { OutboxService, OutboxUnavailableError, type Json } from '../../outbox/index.js';
import type { IntentMatch } from '../../intents/index.js';
import { revealSecrets, type IntentRequest } from '../../protocol/index.js';
import type { CompiledReply } from '../../replies/index.js';
import type { OnOver } from '../duplicates/index.js';
import { reasonOf } from '../failures/index.js';
import { DeadlineWatch, type Interim } from '../run/index.js';
import { TurnFactory } from '../turn-factory.service.js';
import { OpenTurns, TurnJournal, type Turn } from '../turns/index.js';
import { DURABLE_TURN, type StoredTurn } from './stored-turn.js';

/** Takes durable turns in: the webhook is answered as soon as the outbox has the turn, and not before. */
@Injectable()
export class DurableIntake {
  constructor(
    private readonly turns: TurnFactory,
    private readonly deadlines: DeadlineWatch,
    private readonly outbox: OutboxService,
    private readonly journal: TurnJournal,
    private readonly openTurns: OpenTurns,
    private readonly clock: Clock,
  ) {}

  /**
   * The answer is refused with OutboxFullError or OutboxUnavailableError (503) when nothing was accepted, or not within
   * the deadline: a database that hangs must not hold the call. A turn that is written after that runs once all the same,
   * so the call counts as over only then: if it is repeated, it does not run again.
   */
  accept(match: IntentMatch, request: IntentRequest, onOver: OnOver): Promise<CompiledReply> {
    const turn = this.turns.make(match, request);
    this.openTurns.add(turn);
    const left = turn.arrivedAt + turn.policy.deadline - this.clock.now();
    const late = (): void => turn.end(new OutboxUnavailableError('it did not answer within the deadline'));
    turn.answer.onClose(this.clock.after(Math.max(0, left), late));
    void this.write(turn).then(onOver);
    return turn.answer.promise;
  }

  /** Never rejects. @returns what the webhook answers to the same call from now on; undefined if nothing was written */
  private async write(turn: Turn): Promise<CompiledReply | undefined> {
    const interim = this.deadlines.interimOf(turn);
    const written = this.submit(turn, interim);
    try {
      const { id } = await turn.orEnded(written, () => undefined);
      turn.answer.give(interim.reply);
      this.journal.note(turn, 'queued', 'log', `outbox job ${id}`);
    } catch (error) {
      this.journal.note(turn, 'refused', 'warn', reasonOf(error));
      turn.answer.refuse(error as Error);
    }
    this.openTurns.delete(turn);
    return written.then(
      () => interim.reply,
      () => undefined,
    );
  }

  private submit(turn: Turn, { reply, place }: Interim): Promise<{ readonly id: string }> {
    const { bot, requestId, token, raw, user } = turn.request;
    const { authenticated, claims } = user;
    const stored: StoredTurn = {
      request: revealSecrets(raw),
      shown: reply.kind !== 'silence',
      ...(place !== undefined && { place }),
      user: { authenticated, claims },
    };
    const conversation = { projectId: bot.projectId, requestId, token, botId: bot.rootId };
    return this.outbox.submit(DURABLE_TURN, conversation, stored as unknown as Json);
  }
}
