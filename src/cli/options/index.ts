export { addCallerOptions, callerOf, type CallerOptions } from './caller-options.js';
export { collect, collectHeaders, collectParams } from './collect.js';
export { parseCount } from './parse-count.js';
export { parsePort } from './parse-port.js';
export { parseUrl } from './parse-url.js';
