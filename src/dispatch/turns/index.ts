export { ForgottenValues } from './forgotten-values.service.js';
export { OpenTurns } from './open-turns.service.js';
export { Turn } from './turn.js';
export { TurnFactory } from './turn-factory.service.js';
export { TurnJournal } from './turn-journal.service.js';
