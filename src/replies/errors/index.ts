export { InvalidReplyError } from './invalid-reply.error.js';
export { ReplyError } from './reply.error.js';
