import { Module } from '@nestjs/common';
import { CallRecordsModule } from '../calls/index.js';
import { TracingService } from './tracing.service.js';

@Module({ imports: [CallRecordsModule], providers: [TracingService], exports: [TracingService] })
export class TracingModule {}
