export { DISPATCH_PROVIDERS } from './dispatch.providers.js';
export { Dispatcher } from './dispatcher.service.js';
export { Clock, type Cancel } from '../common/index.js';
export * from './errors/index.js';
export { handOff, ON_FAILURE } from './failures/index.js';
export { DirectLateReplies, LateReplies, type LateTurn } from './late/index.js';
export { streamText, type StreamTextOptions } from './stream-text.js';
export { TurnQueue } from './order/index.js';
export { TurnJournal } from './turns/index.js';
