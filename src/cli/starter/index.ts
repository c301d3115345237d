export { packageNameOf, starterValues } from './starter-values.js';
export { writeStarter } from './write-starter.js';
