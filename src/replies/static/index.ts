export {
  readStaticReply,
  isShown,
  messagesOfAction,
  type StaticActions,
  type StaticReplyDesign,
} from './static-reply.js';
export { fillVariables } from './fill-variables.js';
