export { intentId } from './bot.mjs';
export { startEngine } from './start-engine.mjs';
export { startService } from './service.mjs';
export { webhook } from './webhook.mjs';
