export { bootstrap } from './bootstrap.js';
export type { AppFactory, BootstrapOptions } from './bootstrap-options.interface.js';
export { createFulfillmentApp } from './create-app.js';
export { protectPages, type PageProtection } from './protect-pages.js';
