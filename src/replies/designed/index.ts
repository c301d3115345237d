export {
  designedReply,
  isShown,
  messagesOfAction,
  type DesignedReply,
  type StaticReply,
} from './designed-reply.js';
export { fillVariables } from './fill-variables.js';
