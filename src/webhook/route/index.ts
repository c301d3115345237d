export { leavesBodiesUnread } from './leave-bodies-unread.js';
export { WebhookRoute } from './webhook-route.service.js';
