export * from './engine/index.js';
export * from './platform/index.js';
