import { ConversationClosedError, ResourceNotFoundError } from '../errors/index.js';
import type { PlatformConversation } from '../models/index.js';
import { document, documentWith } from './answers.js';
import type { Operation } from './operation.interface.js';

const CONVERSATION = '/:projectId/requests/:requestId';

export const getConversation: Operation<PlatformConversation> = {
  name: 'get',
  method: 'GET',
  path: CONVERSATION,
  ours: 'conversation.get(), .isClosed()',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: documentWith('request_id'),
};

export const setParticipants: Operation<PlatformConversation> = {
  name: 'setParticipants',
  method: 'PUT',
  path: `${CONVERSATION}/participants`,
  ours: 'conversation.setParticipants(ids)',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  throws: [ConversationClosedError],
  read: document,
};

export const addParticipant: Operation<PlatformConversation> = {
  name: 'addParticipant',
  method: 'POST',
  path: `${CONVERSATION}/participants`,
  ours: 'conversation.addParticipant(id)',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  throws: [ConversationClosedError],
  read: document,
};

export const removeParticipant: Operation<PlatformConversation> = {
  name: 'removeParticipant',
  method: 'DELETE',
  path: `${CONVERSATION}/participants/:participantId`,
  ours: 'conversation.removeParticipant(id)',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: document,
};

export const replaceBot: Operation<PlatformConversation> = {
  name: 'replaceBot',
  method: 'PUT',
  path: `${CONVERSATION}/replace`,
  ours: 'conversation.replaceBot(bot, { startBlock })',
  access: 'token',
  repeat: 'safe',
  resource: 'bot',
  throws: [ConversationClosedError],
  read: document,
};

export const handOffToAgent: Operation<PlatformConversation> = {
  name: 'handOff',
  method: 'PUT',
  path: `${CONVERSATION}/agent`,
  ours: 'conversation.handOff()',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: document,
};

export const assignToDepartment: Operation<PlatformConversation> = {
  name: 'toDepartment',
  method: 'PUT',
  path: `${CONVERSATION}/departments`,
  ours: 'conversation.toDepartment(department), .handOff({ department })',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  throws: [ResourceNotFoundError],
  read: document,
};

export const closeConversation: Operation<PlatformConversation> = {
  name: 'close',
  method: 'PUT',
  path: `${CONVERSATION}/close`,
  ours: 'conversation.close()',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: document,
};

export const reopenConversation: Operation<PlatformConversation> = {
  name: 'reopen',
  method: 'PUT',
  path: `${CONVERSATION}/reopen`,
  ours: 'conversation.reopen()',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: document,
};
