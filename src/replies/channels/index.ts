export { degradeMessage } from './degrade-message.js';
