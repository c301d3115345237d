import { Module } from '@nestjs/common';
import { CallRecords } from './call-records.service.js';

/** A module of its own, because the messaging API is watched too, and made before the webhook. */
@Module({ providers: [CallRecords], exports: [CallRecords] })
export class CallRecordsModule {}
