export { kindOf, parsed } from './json.js';
export { actionsOf, commandsOf, messagesOf, stringsIn, type FoundMessage } from './reply-parts.js';
