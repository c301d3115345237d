export { generateHandlers, type GeneratedHandlers } from './generate-handlers.js';
export { renderKnownIntents } from './render-known-intents.js';
export { isUpToDate, writeNew, writeOver } from './write-files.js';
