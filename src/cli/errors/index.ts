export { InvalidCommandLineError } from './invalid-command-line.error.js';
export { OutboxInMemoryError } from './outbox-in-memory.error.js';
