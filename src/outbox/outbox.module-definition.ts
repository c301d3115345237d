import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { OutboxOptions } from './outbox-options.interface.js';
import { OUTBOX_OPTIONS } from './outbox.constants.js';

export const { ConfigurableModuleClass, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<OutboxOptions>({ optionsInjectionToken: OUTBOX_OPTIONS })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createOutboxOptions')
    .build();
