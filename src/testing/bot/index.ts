export { botOfHandlers, type Phrases } from './bot-of-handlers.js';
export { tokenSecret } from './token-secret.js';
