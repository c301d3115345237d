export { Answer } from './answer.js';
export { OpenTurns } from './open-turns.service.js';
export { Turn } from './turn.js';
export { TurnJournal } from './turn-journal.service.js';
export { turnPolicy, type TurnPolicy } from './turn-policy.js';
