export type { Extension } from './extension.types.js';
export { ExtensionsError } from './extensions.error.js';
export { loadExtensions } from './load-extensions.js';
