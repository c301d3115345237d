export { kindOf, parsed } from './json.js';
export { actionsOf, buttonsOf, commandsOf, messagesOf, stringsIn, type FoundMessage } from './reply-parts.js';
