import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { redact } from '../../../common/index.js';
import { PLAYGROUND_CALL } from '../playground.constants.js';
import { KnownSecrets } from '../secrets/known-secrets.service.js';
import type { TimelineEntry } from '../view.types.js';

/** A request of the platform to the service has 12 to 40 KB, and is deeply nested. */
const AS_MUCH_AS_A_REQUEST = { maxDepth: 24, maxEntries: 1_000, maxNodes: 20_000 };

export type EntryListener = (turn: string, entry: TimelineEntry) => void;

/** The events of turns, from the emulated platform and from the service, as entries without secrets. */
@Injectable()
export class Timelines {
  private readonly listeners = new Set<EntryListener>();
  private readonly turnOfCall = new Map<string, string>();

  watch(listener: EntryListener): void {
    this.listeners.add(listener);
  }

  constructor(private readonly secrets: KnownSecrets) {}

  /** Registers a new webhook call of a turn. @returns the id of the call for the service */
  openCall(turn: string): string {
    const id = `${PLAYGROUND_CALL}${randomUUID()}`;
    this.turnOfCall.set(id, turn);
    return id;
  }

  turnOf(call: string): string | undefined {
    return this.turnOfCall.get(call);
  }

  /** Ignores later events of this call. */
  closeCall(call: string): void {
    this.turnOfCall.delete(call);
  }

  add(turn: string, { data, ...entry }: Omit<TimelineEntry, 'id'>): void {
    const seen = redact(data, {
      ...AS_MUCH_AS_A_REQUEST,
      secrets: this.secrets.all,
    }) as TimelineEntry['data'];
    const whole = { ...entry, data: this.secrets.hideIn(seen), id: randomUUID() };
    for (const listener of this.listeners) listener(turn, whole);
  }
}
