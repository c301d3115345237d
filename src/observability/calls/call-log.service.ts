import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { withCall } from '../../calls/index.js';
import { CallLine } from './call-line.js';
import type { CallRecord } from './call-record.js';
import { CallRecords, type CallRecordReader } from './call-records.service.js';

const WINDOW_MS = 60_000;
/**
 * Rejected calls that are logged per window: unauthenticated callers must not be able to fill the log. The metrics
 * count all of them.
 */
const STRANGERS = 60;

/** Writes one line for each webhook call, when it is over: after the answer, or after its late messages. */
@Injectable()
export class CallLog implements CallRecordReader, OnModuleInit {
  private readonly logger = new Logger('Calls');
  private windowFrom = -Infinity;
  private strangers = 0;

  constructor(private readonly records: CallRecords) {}

  onModuleInit(): void {
    this.records.tell(this);
  }

  ended(record: CallRecord): void {
    if (record.refusal !== undefined && this.isOneTooMany()) return;
    const { outcome } = record;
    const isTrouble = outcome === 'failed' || outcome === 'lost' || outcome === 'unanswered';
    withCall(record.call, () => this.logger[isTrouble ? 'warn' : 'log'](new CallLine(record)));
  }

  private isOneTooMany(): boolean {
    const now = performance.now();
    if (now - this.windowFrom > WINDOW_MS) {
      this.windowFrom = now;
      this.strangers = 0;
    }
    this.strangers += 1;
    return this.strangers > STRANGERS;
  }
}
