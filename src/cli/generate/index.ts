export { generateHandlers, type GeneratedHandlers } from './generate-handlers.js';
export { renderKnownIntents } from './render-known-intents.js';
export { isUpToDate, writeOver } from './write-files.js';
