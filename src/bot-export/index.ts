export type { BotExport, ExportedBot } from './bot-export.js';
export { ExportedAction } from './exported-action.js';
export type { ExportedForm, ExportedFormField } from './exported-form.js';
export { ExportedIntent } from './exported-intent.js';
export { InvalidBotExportError } from './invalid-bot-export.error.js';
export { loadBotExport } from './load-bot-export.js';
export { parseBotExport, readBotExport } from './read-bot-export.js';
export { referenceName, type BlockReference } from './block-reference.js';
export { WHEN_CONSTANTS, whenTokens, type WhenToken } from './when-tokens.js';
