export * from './response.types.js';
export { isBotParticipantId, toBotId, toBotParticipantId } from './ids.js';
