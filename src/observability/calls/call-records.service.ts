import { Injectable } from '@nestjs/common';
import { ObservesCalls, type Call, type CallEvent, type CallObserver } from '../../calls/index.js';
import { CallRecord } from './call-record.js';

/** Wants to know of calls. Called on their way, so it must be quick. */
export interface CallRecordReader {
  /** What happens, to a call or outside of any. */
  happened?(event: CallEvent, record: CallRecord | undefined, at: number): void;
  ended(record: CallRecord): void;
}

/** Keeps a record of each call while it goes on, and hands it out when it is over: written once, read by all. */
@Injectable()
@ObservesCalls()
export class CallRecords implements CallObserver {
  private readonly records = new Map<Call, CallRecord>();
  private readonly readers: CallRecordReader[] = [];

  /** Those that go on, the oldest first. */
  get open(): Iterable<CallRecord> {
    return this.records.values();
  }

  /** At boot. */
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

  /** What happens after the end (a handler goes on and calls the platform) is in no record. */
  private noted(event: CallEvent, call: Call, at: number): CallRecord | undefined {
    if (event.type === 'arrived') this.records.set(call, new CallRecord(call));
    const record = this.records.get(call);
    record?.note(event, at);
    return record;
  }
}
