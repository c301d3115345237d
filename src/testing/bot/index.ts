export { botOfHandlers, type Phrases } from './bot-of-handlers.js';
