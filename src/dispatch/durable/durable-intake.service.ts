import { Injectable } from '@nestjs/common';
import { Clock, limitsHold } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { OutboxService, OutboxUnavailableError, type Json } from '../../outbox/index.js';
import { revealSecrets } from '../../protocol/index.js';
import type { CompiledReply } from '../../replies/index.js';
import { Duplicates } from '../duplicates.service.js';
import { reasonOf } from '../failures/index.js';
import { DeadlineWatch, type Interim } from '../run/index.js';
import { OpenTurns, type Turn } from '../turns/index.js';
import { DURABLE_TURN, type StoredTurn } from './stored-turn.js';

/** Writes durable turns to the outbox. The webhook is answered as soon as the turn is written, and not before. */
@Injectable()
export class DurableIntake {
  constructor(
    private readonly deadlines: DeadlineWatch,
    private readonly outbox: OutboxService,
    private readonly duplicates: Duplicates,
    private readonly openTurns: OpenTurns,
    private readonly clock: Clock,
    private readonly config: FulfillmentConfig,
  ) {}

  /**
   * The webhook is answered with OutboxFullError or OutboxUnavailableError (503) if the turn is not written, or not
   * within the deadline: a database that hangs must not hold the call. A turn that is written after the deadline runs all
   * the same, so the call counts as open until then: a repeated call does not run again.
   */
  accept(turn: Turn): void {
    this.openTurns.add(turn);
    const left = turn.deadlineAt - this.clock.now();
    const late = (): void => {
      if (!limitsHold(this.config.production)) return;
      turn.end(new OutboxUnavailableError('it did not answer within the deadline'));
    };
    turn.reply.onSettled(this.clock.after(Math.max(0, left), late));
    void this.write(turn);
  }

  /** Never rejects. */
  private async write(turn: Turn): Promise<void> {
    const interim = this.deadlines.interimOf(turn);
    const written = this.submit(turn, interim);
    try {
      const { id } = await turn.orEnded(written, () => undefined);
      turn.reply.give(interim.reply);
      turn.outcome('queued', { detail: `outbox job ${id}` });
    } catch (error) {
      turn.outcome('refused', { level: 'warn', detail: reasonOf(error) });
      turn.reply.refuse(error as Error);
    }
    this.openTurns.delete(turn);
    const { duplicateKey } = turn;
    if (duplicateKey === undefined) return;
    const over = (reply?: CompiledReply): void => this.duplicates.close(duplicateKey, reply);
    await written.then(
      () => over(interim.reply),
      () => over(),
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
