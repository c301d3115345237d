import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { DeliveryOptions } from './delivery-options.interface.js';
import { DELIVERY_OPTIONS } from './delivery.constants.js';

export const { ConfigurableModuleClass, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<DeliveryOptions>({ optionsInjectionToken: DELIVERY_OPTIONS })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createDeliveryOptions')
    .build();
