import { Module } from '@nestjs/common';
import { Clock, SystemClock } from '../common/index.js';
import { DeadLetters } from './dead-letters.js';
import {
  OUTBOX_OPTIONS,
  JOB_CIPHER,
  OUTBOX_ENGINE,
  OUTBOX_SETTINGS,
  outboxSettings,
} from './outbox.constants.js';
import { ConfigurableModuleClass } from './outbox.module-definition.js';
import { createCipher, createEngine } from './engines/create-engine.js';
import { JobRunner } from './jobs/job-runner.js';
import { OutboxService } from './outbox.service.js';
import { ReplyDeliveryProcessor } from './reply-delivery.processor.js';

/**
 * The outbox, and `conversation.sendLater` through it. It needs `MessagingService`: import it with
 * `forRootAsync({ imports: [messagingModule], ... })`, or make MessagingModule global.
 */
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: OUTBOX_SETTINGS, useFactory: outboxSettings, inject: [OUTBOX_OPTIONS] },
    { provide: OUTBOX_ENGINE, useFactory: createEngine, inject: [OUTBOX_SETTINGS, Clock] },
    { provide: JOB_CIPHER, useFactory: createCipher, inject: [OUTBOX_SETTINGS] },
    DeadLetters,
    JobRunner,
    ReplyDeliveryProcessor,
    OutboxService,
  ],
  exports: [OutboxService],
})
export class OutboxModule extends ConfigurableModuleClass {}
