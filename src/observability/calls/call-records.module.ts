import { Module } from '@nestjs/common';
import { CallRecords } from './call-records.service.js';

/** A separate module, because the messaging API uses it too, and is created before the webhook. */
@Module({ providers: [CallRecords], exports: [CallRecords] })
export class CallRecordsModule {}
