export { PlaygroundModule } from './playground.module.js';
export type { PlaygroundOptions } from './playground-options.interface.js';
