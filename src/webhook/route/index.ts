export { leavesBodiesUnread } from './leave-bodies-unread.js';
export { canonicalPath, isUrlBelow } from './url-below.js';
export { WebhookRoute } from './webhook-route.service.js';
