export { compileDelivery } from './compile-delivery.js';
export { compileReply, type CompiledReply } from './compile-reply.js';
export { CompiledResponse } from './compiled-response.js';
export { keyedResponse } from './keyed-response.js';
export type { DeliveryStep } from './delivery-step.types.js';
export type { ReplyContext } from './reply-context.types.js';
