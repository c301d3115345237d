import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Calls, type SessionOperation } from '../calls/index.js';
import { Clock, isA, SealedTextError, Sealer, sealingKey, ThrottledLog } from '../common/index.js';
import { FulfillmentConfig } from '../config/index.js';
import type { ConversationKey } from '../protocol/index.js';
import {
  SessionConflictError,
  SessionTooLargeError,
  SessionUnavailableError,
  SessionUnreadableError,
} from './errors/index.js';
import { SESSION_STORE } from './session.constants.js';
import type { SessionStore } from './session-store.interface.js';
import { MemorySessionStore } from './stores/memory-session.store.js';
import type { LoadedSession, SessionBackend } from './turn/session-backend.interface.js';
import { readStored, storedText, valuesText, type StoredSession } from './values/stored-session.js';

/** A store that hangs must not block a conversation. */
const PATIENCE_MS = 5000;
/** A session that is only read is rewritten after this share of its time to live, so that use keeps it alive. */
const RENEWED_AFTER = 0.1;
const VERSION_BYTES = 12;

/**
 * Loads and saves sessions: it enforces the limits, encrypts sessions that leave the process, measures the store, and
 * converts its errors to ones that reveal nothing of the content.
 */
@Injectable()
export class SessionVault {
  private readonly log = new ThrottledLog('Sessions');
  private readonly sealer: Sealer | undefined;

  constructor(
    @Inject(SESSION_STORE) private readonly store: SessionStore,
    private readonly config: FulfillmentConfig,
    private readonly clock: Clock,
    private readonly calls: Calls,
  ) {
    const [first, ...others] = config.outboxKeys.flatMap((key) => sealingKey(key) ?? []);
    this.sealer =
      store instanceof MemorySessionStore || first === undefined ? undefined : new Sealer([first, ...others]);
  }

  /** The session of one conversation. */
  of(conversation: ConversationKey): SessionBackend {
    return {
      load: () => this.load(conversation),
      save: (stored, before) => this.save(conversation, stored, before),
      keepAlive: (loaded) => this.keepAlive(conversation, loaded),
      date: () => this.clock.date(),
    };
  }

  async delete(conversation: ConversationKey): Promise<void> {
    await this.ask('delete', () => this.store.delete(conversation));
  }

  private async load(conversation: ConversationKey): Promise<LoadedSession | undefined> {
    const record = await this.ask('load', () => this.store.load(conversation));
    if (record === undefined) return undefined;
    return { stored: this.open(record.data, conversation), version: record.version };
  }

  private async save(
    conversation: ConversationKey,
    stored: StoredSession,
    before: LoadedSession | undefined,
  ): Promise<void> {
    this.checkSize(stored);
    const text = storedText(stored);
    const record = {
      version: randomBytes(VERSION_BYTES).toString('base64url'),
      data: this.sealer?.seal(text, placeOf(conversation)) ?? text,
    };
    const options = { expected: before?.version, ttlMs: this.config.sessionTtlMs };
    if (!(await this.ask('save', () => this.store.save(conversation, record, options))))
      throw new SessionConflictError();
  }

  private async keepAlive(conversation: ConversationKey, { stored, version }: LoadedSession): Promise<void> {
    const now = this.clock.date();
    if (now - stored.at < this.config.sessionTtlMs * RENEWED_AFTER) return;
    // An earlier turn has kept it alive too, and the failure of the store is in the log.
    await this.save(conversation, { ...stored, at: now }, { stored, version }).catch(() => undefined);
  }

  private checkSize({ values }: StoredSession): void {
    const limit = this.config.sessionMaxBytes;
    const bytes = Buffer.byteLength(valuesText(values));
    if (bytes <= limit) return;
    const sizes = [...values].map(([name, value]) => ({ name, size: JSON.stringify(value).length }));
    const largest = sizes.reduce((one, other) => (other.size > one.size ? other : one));
    throw new SessionTooLargeError(bytes, limit, largest.name);
  }

  private open(data: string, conversation: ConversationKey): StoredSession {
    let text = data;
    try {
      if (this.sealer !== undefined) text = this.sealer.open(data, placeOf(conversation));
    } catch (error) {
      throw isA(error, SealedTextError) ? new SessionUnreadableError(error.problem) : error;
    }
    return readStored(text);
  }

  private async ask<T>(operation: SessionOperation, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const tell = (failed: boolean): void =>
      this.calls.emit({ type: 'session', operation, failed, took: performance.now() - began });
    try {
      const result = await this.inTime(work());
      tell(result === false);
      return result;
    } catch (error) {
      tell(true);
      this.log.error('The session store', error);
      throw new SessionUnavailableError();
    }
  }

  private inTime<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = this.clock.after(PATIENCE_MS, () =>
        reject(new Error(`no answer after ${PATIENCE_MS} ms`)),
      );
      work.then(resolve, reject).finally(cancel);
    });
  }
}

/** The conversation that an encrypted session belongs to. */
function placeOf(conversation: ConversationKey): string {
  return `session\n${conversation}`;
}
