import { randomBytes } from 'node:crypto';
import { setImmediate as nextRound } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { CallEvent, PlatformCallEvent } from '../calls/index.js';
import { describeError, isRecord } from '../common/index.js';
import type { CallRecord, CallRecordReader } from '../observability/index.js';
import type { Anonymiser } from './pseudonyms/index.js';
import { rawRecording, type NotedCall } from './raw-recording.js';
import type { RawRecording, Recording } from './recording.types.js';
import type { RecordingFiles } from './store/index.js';

/** Maximum number of waiting recordings: the disk is too slow then, and turns take precedence. */
const MOST_WAITING = 100;
/** A larger recording is skipped. */
const LARGEST_BYTES = 4 * 1024 ** 2;
const COMPLAIN_EVERY_MS = 60_000;

/**
 * Records calls, and writes each when it is completely over: after the turn, one recording at a time. A slow or full
 * disk loses recordings, but never delays turns.
 */
export class Recorder implements CallRecordReader {
  private readonly logger = new Logger('Recordings');
  private readonly notes = new WeakMap<CallRecord, NotedCall>();
  private readonly waiting: RawRecording[] = [];
  private writing?: Promise<void>;
  private lost = 0;
  private complainedAt = -Infinity;

  constructor(
    private readonly anonymiser: Anonymiser,
    private readonly files: RecordingFiles,
  ) {}

  happened(event: CallEvent, record: CallRecord | undefined): void {
    if (record === undefined) return;
    if (event.type === 'platform-call') this.noteOf(record).calls.push(event);
    else if (event.type === 'answered') this.noteOf(record).answered = event;
    else if (event.type === 'handled') this.noteOf(record).error ??= event.error;
  }

  /** Calls of unverified callers are not recorded: they have no request. */
  ended(record: CallRecord): void {
    const note = this.notes.get(record);
    if (note === undefined || record.call.request === undefined) return;
    if (this.waiting.length >= MOST_WAITING) {
      this.lose('too many wait for the disk');
      return;
    }
    this.waiting.push(rawRecording(record, note));
    this.writing ??= this.writeAll().finally(() => (this.writing = undefined));
  }

  /** Resolves when all that waited is written. */
  async written(): Promise<void> {
    await this.writing;
  }

  private noteOf(record: CallRecord): NotedCall {
    let note = this.notes.get(record);
    if (note === undefined) {
      note = { calls: [] as PlatformCallEvent[] };
      this.notes.set(record, note);
    }
    return note;
  }

  private async writeAll(): Promise<void> {
    for (let raw = this.waiting.shift(); raw !== undefined; raw = this.waiting.shift()) {
      // Lets other calls run first: writing takes a millisecond or two.
      await nextRound();
      try {
        await this.write(this.anonymiser.anonymise(raw));
      } catch (error) {
        this.lose(reasonOf(error));
      }
    }
  }

  private async write(recording: Recording): Promise<void> {
    const text = JSON.stringify(recording, undefined, 2);
    if (Buffer.byteLength(text) > LARGEST_BYTES) {
      this.lose('it is too large');
      return;
    }
    const time = recording.at.replace(/[:.]/g, '-');
    await this.files.write(`${time}-${randomBytes(4).toString('hex')}.json`, text);
  }

  private lose(reason: string): void {
    this.lost += 1;
    const now = performance.now();
    if (now - this.complainedAt < COMPLAIN_EVERY_MS) return;
    this.complainedAt = now;
    this.logger.warn(`A turn was not recorded: ${reason}. So far ${this.lost} were not.`);
  }
}

/** By its code only: a message may name the path, or hold the content. */
function reasonOf(error: unknown): string {
  const code = isRecord(error) ? error.code : undefined;
  return typeof code === 'string' ? code : describeError(error).name;
}
