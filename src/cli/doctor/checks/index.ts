export { checkConfig } from './config.check.js';
export { checkCredentials } from './credentials.check.js';
export { checkGuests } from './guests.check.js';
export { checkOutbox } from './outbox.check.js';
export { checkPlatform } from './platform.check.js';
export { checkTls } from './tls.check.js';
export { checkWebhook } from './webhook.check.js';
