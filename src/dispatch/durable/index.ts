export { DurableIntake } from './durable-intake.service.js';
export { DurableTurns } from './durable-turns.service.js';
