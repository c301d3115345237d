export { Intent } from './intent.decorator.js';
export { SharedHandler } from './shared-handler.decorator.js';
export { Intents } from './intents.decorator.js';
export { Fallback } from './fallback.decorator.js';
export * from './param.decorators.js';
export type { Denial } from './denial.js';
export { needsAuthenticatedUser } from './needs-authenticated-user.js';
export { RequiresAuthenticatedUser } from './requires-authenticated-user.decorator.js';
export { Params } from './params.decorator.js';
export { endSession, IntentContext, openedSession } from './intent-context.js';
export { getIntentContext, isFulfillmentContext } from './execution-context.js';
export type { HandlerDecorator } from './handler-decorator.types.js';
export type { HandlerResult, IntentHandler } from './intent-handler.interface.js';
export type { IntentBinding, IntentName, IntentOptions, IntentScope } from './intent-binding.types.js';
export type { IntentTiming, OnFailure, Placeholder, TurnOrder } from './intent-timing.types.js';
export type { IntentParamsOf, KnownIntentName, KnownIntents } from './known-intents.types.js';
export { Cancellation } from './cancellation.js';
export type { HandlerDefinition } from './handler-definition.js';
export { countApplication, hasSeveralApplications, unprovidedHandlerClasses } from './handler-classes.js';
export {
  FrameworkEnhancer,
  GlobalEnhancers,
  GLOBALS,
  isFrameworkEnhancer,
  type Globals,
} from './global-enhancers.service.js';
export { IntentExplorer } from './intent.explorer.js';
export { IntentRegistry, type IntentMatch } from './intent.registry.js';
export { InvalidHandlersError } from './invalid-handlers.error.js';
export { guardsOf } from './guards-of.js';
export { describeScope } from './scope.js';
export { INTENTS_PROVIDERS } from './intents.providers.js';
export { FULFILLMENT_CONTEXT } from './intents.constants.js';
export { paramsReadBy } from './params-read-by.js';
