export { DirectLateReplies } from './direct-late-replies.service.js';
export { lateRepliesOf } from './late-replies-of.js';
export { LateReplies, type LateTurn } from './late-replies.js';
