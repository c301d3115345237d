export { DurableIntake } from './durable-intake.service.js';
export { durableProblems } from './durable-problems.js';
export { DurableTurns } from './durable-turns.service.js';
