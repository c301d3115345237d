import { Injectable } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import type { ConversationKey } from '../../protocol/index.js';
import { CompiledResponse, type CompiledReply } from '../../replies/index.js';
import { Clock, Remembered } from '../../common/index.js';

/** Told when all of a call is over: its answer, or nothing if the same call is to run again. */
export type OnOver = (answer: CompiledReply | undefined) => void;

/** So many of the latest are kept for sure, and never more than twice as many: 10 MB of ordinary answers. */
const ANSWERS = 10_000;
/** The same, in characters of keys and JSON. */
const SIZE = 32 * 1024 * 1024;

/**
 * Gives the same call the same answer. The platform repeats a call when a proxy or the network fails between the two,
 * and has no key of its own to tell: while the first runs the second waits for it, afterwards it gets the answer once
 * more. Only what failed runs again. @see protocol.md 8
 */
@Injectable()
export class Duplicates {
  private readonly running = new Map<ConversationKey, Promise<CompiledReply>>();
  /** As JSON, or as the kind of what has none: a fifth of what the reply itself would take. */
  private readonly finished: Remembered<ConversationKey, string>;

  constructor(
    clock: Clock,
    private readonly config: FulfillmentConfig,
  ) {
    this.finished = new Remembered(clock, {
      windowMs: config.duplicateWindowMs,
      entries: ANSWERS,
      size: SIZE,
    });
  }

  /** The answer that this call gets without running, if it came before. */
  find(key: ConversationKey): Promise<CompiledReply> | undefined {
    const finished = this.finished.get(key);
    return finished === undefined ? this.running.get(key) : Promise.resolve(replyOf(finished));
  }

  /** Calls with the same key, from now on, are found. */
  add(key: ConversationKey, answer: Promise<CompiledReply>): void {
    if (this.config.duplicateWindowMs > 0) this.running.set(key, answer);
  }

  /** The call is over: the next one with the same key gets the same answer, if there is one. */
  close(key: ConversationKey, answer: CompiledReply | undefined): void {
    if (!this.running.delete(key) || answer === undefined) return;
    const written = writtenOf(answer);
    if (written !== undefined) this.finished.set(key, written, key.length + written.length);
  }
}

/** What cannot be serialised is not kept. */
function writtenOf(reply: CompiledReply): string | undefined {
  if (reply.kind !== 'response') return reply.kind;
  try {
    return reply.json;
  } catch {
    return undefined;
  }
}

function replyOf(written: string): CompiledReply {
  return written === 'static' || written === 'silence' ? { kind: written } : CompiledResponse.ofJson(written);
}
