import { Injectable } from '@nestjs/common';
import { OutboxService, type Json } from '../../delivery/index.js';
import type { IntentMatch } from '../../intents/index.js';
import { revealSecrets, type IntentRequest } from '../../protocol/index.js';
import type { CompiledReply } from '../../replies/index.js';
import type { OnOver } from '../duplicates/index.js';
import { reasonOf } from '../failures/index.js';
import { DeadlineWatch } from '../run/index.js';
import { TurnFactory } from '../turn-factory.service.js';
import { TurnJournal, type Turn } from '../turns/index.js';
import { DURABLE_TURN, type StoredTurn } from './stored-turn.js';

/** Takes durable turns in: the webhook is answered as soon as the outbox has the turn, and not before. */
@Injectable()
export class DurableIntake {
  constructor(
    private readonly turns: TurnFactory,
    private readonly deadlines: DeadlineWatch,
    private readonly outbox: OutboxService,
    private readonly journal: TurnJournal,
  ) {}

  /** The answer is refused with OutboxFullError or OutboxUnavailableError (503) when nothing was accepted. */
  accept(match: IntentMatch, request: IntentRequest, onOver: OnOver): Promise<CompiledReply> {
    const turn = this.turns.make(match, request);
    void this.write(turn).then(() => onOver(turn.answer.given));
    return turn.answer.promise;
  }

  /** Never rejects. */
  private async write(turn: Turn): Promise<void> {
    const { bot, requestId, token, raw, user } = turn.request;
    const interim = this.deadlines.interimOf(turn);
    const { authenticated, claims } = user;
    const stored: StoredTurn = {
      request: revealSecrets(raw),
      shown: interim.kind !== 'silence',
      user: { authenticated, claims },
    };
    try {
      const conversation = { projectId: bot.projectId, requestId, token, botId: bot.rootId };
      const { id } = await this.outbox.submit(DURABLE_TURN, conversation, stored as unknown as Json);
      turn.answer.give(interim);
      this.journal.note(turn, 'queued', 'log', `outbox job ${id}`);
    } catch (error) {
      this.journal.note(turn, 'refused', 'warn', reasonOf(error));
      turn.answer.refuse(error as Error);
    }
  }
}
