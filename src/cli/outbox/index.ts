export { changeLetters, reportChanges, type ChangedLetters } from './change-letters.js';
export { listLetters } from './list-letters.js';
export { selectLetters, type LetterSelection } from './select-letters.js';
export { withOutbox } from './with-outbox.js';
