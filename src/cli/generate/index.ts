export { generateHandlers, type GeneratedHandlers } from './generate-handlers.js';
export { projectStyle, type ProjectStyle } from './project-style.js';
export { renderKnownIntents } from './render-known-intents.js';
export { comment, literal, property } from './source-text.js';
export { isUpToDate, writeNew, writeOver } from './write-files.js';
