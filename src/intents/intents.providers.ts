import type { Provider } from '@nestjs/common';
import { GlobalEnhancers } from './global-enhancers.service.js';
import { HandlerRegistration } from './handler-registration.service.js';
import { IntentExplorer } from './intent.explorer.js';
import { IntentRegistry } from './intent.registry.js';

/** The providers that find and register handlers. They need `GLOBALS`. */
export const INTENTS_PROVIDERS: Provider[] = [
  GlobalEnhancers,
  HandlerRegistration,
  IntentExplorer,
  IntentRegistry,
];
