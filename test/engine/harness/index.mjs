export { BOT_ID, BOT_SECRET, PROJECT_ID, ROOT_BOT_ID, intentId } from './bot.mjs';
export { startEngine } from './start-engine.mjs';
export { serverWorld } from './server-world.mjs';
export { startService } from './service.mjs';
export { webhook } from './webhook.mjs';
export { startPlatform } from './server/start-platform.mjs';
export { failingReads } from './failing-reads.mjs';
