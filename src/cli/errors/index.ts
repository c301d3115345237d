export { InvalidCommandLineError } from './invalid-command-line.error.js';
