import { Injectable } from '@nestjs/common';

/** The newest turn of each conversation: events without a turn belong to it. */
@Injectable()
export class LatestTurns {
  private readonly turns = new Map<string, string>();

  of(conversation: string): string | undefined {
    return this.turns.get(conversation);
  }

  set(conversation: string, turn: string): void {
    this.turns.set(conversation, turn);
  }

  forget(conversation: string): void {
    this.turns.delete(conversation);
  }
}
