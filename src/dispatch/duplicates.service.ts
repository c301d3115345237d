import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Remembered } from '../common/index.js';
import { FulfillmentConfig } from '../config/index.js';
import { keyWithin, type ConversationKey, type IntentRequest } from '../protocol/index.js';
import { CompiledResponse, type CompiledReply } from '../replies/index.js';
import { TurnJournal } from './turns/index.js';

/** At least this number of the latest replies is kept, at most twice as many: 10 MB of ordinary replies. */
const REPLIES = 10_000;
/** Their size, in characters of keys and JSON. */
const SIZE = 32 * 1024 * 1024;

/**
 * Gives a repeated call the reply of the first one. The platform repeats a call when a proxy or the network fails, and
 * sends no idempotency key. While the first call runs, the second waits for its reply; afterwards it gets the same reply
 * again, for `DUPLICATE_WINDOW_MS`. A call that failed runs again. @see protocol.md 8
 */
@Injectable()
export class Duplicates {
  private readonly running = new Map<ConversationKey, Promise<CompiledReply>>();
  /** As JSON, or the kind of a reply without JSON: a fifth of the memory of the reply itself. */
  private readonly finished: Remembered<ConversationKey, string>;

  constructor(
    clock: Clock,
    private readonly config: FulfillmentConfig,
    private readonly journal: TurnJournal,
  ) {
    this.finished = new Remembered(clock, {
      windowMs: config.duplicateWindowMs,
      entries: REPLIES,
      size: SIZE,
    });
  }

  /** The reply of an earlier call with the same key; a promise while that call runs. */
  find(key: ConversationKey): CompiledReply | Promise<CompiledReply> | undefined {
    const finished = this.finished.get(key);
    const reply = finished === undefined ? this.running.get(key) : replyOf(finished);
    if (reply !== undefined) this.journal.duplicate();
    return reply;
  }

  /** The call runs: {@link find} finds its reply. */
  add(key: ConversationKey, reply: Promise<CompiledReply>): void {
    if (this.config.duplicateWindowMs > 0) this.running.set(key, reply);
  }

  /** The call is over. @param reply undefined if the same call is to run again */
  close(key: ConversationKey, reply: CompiledReply | undefined): void {
    if (!this.running.delete(key) || reply === undefined) return;
    const written = writtenOf(reply);
    if (written !== undefined) this.finished.set(key, written, key.length + written.length);
  }
}

/**
 * The idempotency key of a call: conversation, message, bot and intent. The call of an automation has no message id: its
 * payload takes the place of it, without the variables and the token, which change from call to call.
 * @see protocol.md 8
 */
export function duplicateKey({
  conversationKey,
  messageId,
  bot,
  intent,
  raw,
}: IntentRequest): ConversationKey {
  const message = messageId ?? createHash('sha256').update(JSON.stringify(raw.payload)).digest('base64');
  return keyWithin(conversationKey, message, bot.id, intent.id ?? '', intent.name);
}

/** Undefined for a reply that cannot be serialised. */
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
