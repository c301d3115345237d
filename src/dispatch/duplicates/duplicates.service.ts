import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { FulfillmentConfig } from '../../config/index.js';
import type { CompiledReply } from '../../replies/index.js';
import { Clock } from '../../common/index.js';

/** Told when all of a call is over: its answer, or nothing if the same call is to run again. */
export type OnOver = (answer: CompiledReply | undefined) => void;

const MAX_ANSWERS = 10_000;
/** In characters of JSON. */
const MAX_SIZE = 64 * 1024 * 1024;
/** What an entry costs beside its answer. */
const ENTRY_SIZE = 300;

/**
 * Gives the same call the same answer. The platform repeats a call when a proxy or the network fails between the two,
 * and has no key of its own to tell: while the first runs the second waits for it, afterwards it gets the answer once
 * more. Only what failed runs again. @see protocol.md 8
 */
@Injectable()
export class Duplicates {
  private readonly running = new Map<string, Promise<CompiledReply>>();
  private readonly finished: LRUCache<string, CompiledReply>;

  constructor(
    clock: Clock,
    private readonly config: FulfillmentConfig,
  ) {
    this.finished = new LRUCache({
      max: MAX_ANSWERS,
      maxSize: MAX_SIZE,
      sizeCalculation: sizeOf,
      ttl: config.duplicateWindowMs,
      ttlResolution: 0,
      perf: clock,
    });
  }

  /** The answer that this call gets without running, if it came before. */
  find(key: string): Promise<CompiledReply> | undefined {
    const finished = this.finished.get(key);
    return finished === undefined ? this.running.get(key) : Promise.resolve(finished);
  }

  /** Calls with the same key, from now on, are found. */
  add(key: string, answer: Promise<CompiledReply>): void {
    if (this.config.duplicateWindowMs > 0) this.running.set(key, answer);
  }

  /** The call is over: the next one with the same key gets the same answer, if there is one. */
  close(key: string, answer: CompiledReply | undefined): void {
    if (this.running.delete(key) && answer !== undefined) this.finished.set(key, answer);
  }
}

/** An answer that is too large is not kept, and neither is one that cannot be serialised. */
function sizeOf(reply: CompiledReply): number {
  if (reply.kind !== 'response') return ENTRY_SIZE;
  try {
    return ENTRY_SIZE + JSON.stringify(reply.response).length;
  } catch {
    return MAX_SIZE + 1;
  }
}
