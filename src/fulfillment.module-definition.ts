import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { EnvFileOptions, FulfillmentOptions } from './config/index.js';
import type { Globals } from './intents/index.js';
import type { MessagingOptions } from './messaging/index.js';
import type { SessionStore } from './sessions/index.js';

/** Messaging options without those that are settings of the service: the platform's address, its time limit, the projects. */
export type ServiceMessagingOptions = Omit<MessagingOptions, 'apiUrl' | 'timeoutMs' | 'projects'>;

/** Settings that override the environment, and options that are not settings. */
export type FulfillmentModuleOptions = FulfillmentOptions & {
  /** Of the messaging API: credentials, interceptors, rate limit, repeats; see docs/messaging.md. */
  readonly messaging?: ServiceMessagingOptions;
  /** The store of the sessions, which replaces the one of `SESSIONS`; see docs/sessions.md. */
  readonly sessionStore?: SessionStore;
  /**
   * For which part of a webhook call the application's global guards, interceptors and filters run: `http` (the
   * default), `handlers` or `both`; see docs/existing-app.md.
   */
  readonly globals?: Globals;
  /**
   * Class decorators for the webhook's controller, such as the `@Public()` of the application or `@SkipThrottle()`: its
   * global guards read their metadata; see docs/existing-app.md.
   */
  readonly webhookDecorators?: readonly ClassDecorator[];
};

/** The {@link FulfillmentModuleOptions} as they were given. */
export const FULFILLMENT_OPTIONS = Symbol('FULFILLMENT_OPTIONS');

/** The extras are for FulfillmentConfigModule, which takes them from the same object. */
const NO_EXTRAS: EnvFileOptions = { envFilePath: undefined, ignoreEnvFile: undefined };

export const { ConfigurableModuleClass, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<FulfillmentModuleOptions>({ optionsInjectionToken: FULFILLMENT_OPTIONS })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createFulfillmentOptions')
    .setExtras<EnvFileOptions>(NO_EXTRAS, (definition) => ({ ...definition, exports: [FULFILLMENT_OPTIONS] }))
    .build();
