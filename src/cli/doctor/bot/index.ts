export { checkBots } from './check-bots.js';
export { calledIntents, handles, type BotIntent } from './handles.js';
