export {
  designedReply,
  isShown,
  messagesOfAction,
  type DesignedActions,
  type StaticReplyDesign,
} from './designed-reply.js';
export { fillVariables } from './fill-variables.js';
