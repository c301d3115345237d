export { literalText } from './literal-text.js';
export { compileDelivery } from './compile-delivery.js';
export type { BotTarget, DeliveryStep } from './delivery-step.types.js';
export { Reply, type ReplyLike } from './reply.js';
