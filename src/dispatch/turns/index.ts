export { Answer } from './answer.js';
export { OpenTurns } from './open-turns.service.js';
export { hasConversation, Turn, type TurnParts } from './turn.js';
export { TurnJournal } from './turn-journal.service.js';
export { turnPolicy, type TurnPolicy } from './turn-policy.js';
