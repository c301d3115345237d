export { DirectLateReplies } from './direct-late-replies.service.js';
export { LateReplies, type LateTurn } from './late-replies.js';
