import type { Provider } from '@nestjs/common';
import { Clock } from './common/index.js';
import { ConfigError, FulfillmentConfig } from './config/index.js';
import { DISPATCH_PROVIDERS } from './dispatch/index.js';
import { FULFILLMENT_OPTIONS, type FulfillmentModuleOptions } from './fulfillment.module-definition.js';
import { GLOBALS, INTENTS_PROVIDERS, type Globals } from './intents/index.js';
import { Lifecycle } from './lifecycle/index.js';
import { OBSERVABILITY_PROVIDERS } from './observability/index.js';
import { Recordings } from './recordings/index.js';
import { createSessionStore, SESSION_STORE, Sessions, SessionVault } from './sessions/index.js';
import { WEBHOOK_PROVIDERS } from './webhook/index.js';

/** The providers of {@link FulfillmentModule}, in the order of the path of a request. */
export const FULFILLMENT_PROVIDERS: Provider[] = [
  ...WEBHOOK_PROVIDERS,
  ...INTENTS_PROVIDERS,
  ...DISPATCH_PROVIDERS,
  ...OBSERVABILITY_PROVIDERS,
  Lifecycle,
  Recordings,
  Sessions,
  SessionVault,
  {
    provide: SESSION_STORE,
    inject: [FulfillmentConfig, Clock, FULFILLMENT_OPTIONS],
    useFactory: (config: FulfillmentConfig, clock: Clock, { sessionStore }: FulfillmentModuleOptions) =>
      createSessionStore(config, clock, sessionStore),
  },
  {
    provide: GLOBALS,
    inject: [FULFILLMENT_OPTIONS],
    useFactory: ({ globals = 'http' }: FulfillmentModuleOptions) => checkedGlobals(globals),
  },
];

/** @throws ConfigError for JavaScript, which has no types */
function checkedGlobals(globals: Globals): Globals {
  if (['http', 'handlers', 'both'].includes(globals)) return globals;
  throw new ConfigError([
    {
      variable: 'globals',
      problem: 'is none of http, handlers and both, as an option of FulfillmentModule',
      cure: "Leave it out for 'http', which is right for guards, interceptors and filters of packages.",
    },
  ]);
}
