export { recordedTurn, type RecordedTurn } from './recorded-turn.js';
export { renderTests } from './render-tests.js';
export { rootModuleSource } from './root-module-source.js';
