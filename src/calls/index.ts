export { Call } from './call.js';
export type {
  CallEvent,
  MatchedBy,
  PlatformCallEvent,
  SessionEvent,
  SessionOperation,
  TurnOutcome,
} from './call-event.types.js';
export { ObservesCalls, type CallObserver } from './call-observer.interface.js';
export { CallsModule } from './calls.module.js';
export { Calls } from './calls.service.js';
export { currentCall, withCall } from './current-call.js';
export { PlatformCallInterceptor } from './platform-call.interceptor.js';
