import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { MessagingOptions } from './messaging-options.interface.js';
import { MESSAGING_OPTIONS } from './messaging.constants.js';

export interface MessagingModuleExtras {
  /** Whether other modules may inject MessagingService without importing the module. Default false. */
  isGlobal?: boolean;
}

export const { ConfigurableModuleClass, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<MessagingOptions>({
    optionsInjectionToken: MESSAGING_OPTIONS,
  })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createMessagingOptions')
    .setExtras<MessagingModuleExtras>({ isGlobal: false }, (definition, { isGlobal }) => ({
      ...definition,
      global: isGlobal,
    }))
    .build();
