import { Injectable } from '@nestjs/common';
import { ObservesCalls, type Call, type CallEvent, type CallObserver } from '../../calls/index.js';
import { CallRecord } from './call-record.js';

/** An observer of calls. Called while they run, so it must be fast. */
export interface CallRecordReader {
  /** An event of a call, or outside of any call. */
  happened?(event: CallEvent, record: CallRecord | undefined, at: number): void;
  ended(record: CallRecord): void;
}

/** Keeps a record of each running call, and passes it to the observers at its end: written once, read by all. */
@Injectable()
@ObservesCalls()
export class CallRecords implements CallObserver {
  private readonly records = new Map<Call, CallRecord>();
  private readonly readers: CallRecordReader[] = [];

  /** Running calls, the oldest first. */
  get open(): Iterable<CallRecord> {
    return this.records.values();
  }

  /** Called at the start. */
  tell(reader: CallRecordReader): void {
    this.readers.push(reader);
  }

  observe(event: CallEvent, call: Call | undefined, at: number): void {
    const record = call && this.noted(event, call, at);
    for (const reader of this.readers) reader.happened?.(event, record, at);
    if (event.type !== 'ended' || record === undefined) return;
    this.records.delete(record.call);
    if (record.isElsewhere) return;
    for (const reader of this.readers) reader.ended(record);
  }

  /** Later events (a handler that continues and calls the platform) are not recorded. */
  private noted(event: CallEvent, call: Call, at: number): CallRecord | undefined {
    if (event.type === 'arrived') this.records.set(call, new CallRecord(call));
    const record = this.records.get(call);
    record?.note(event, at);
    return record;
  }
}
