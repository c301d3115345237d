import type { PlatformConversation } from '../models/index.js';
import { document, documentWith } from './answers.js';
import type { Operation } from './operation.interface.js';

const CONVERSATION = '/:projectId/requests/:requestId';

export const getConversation: Operation<PlatformConversation> = {
  name: 'get',
  method: 'GET',
  path: CONVERSATION,
  ours: 'conversation.get()',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: documentWith('request_id'),
};

export const handOff: Operation<PlatformConversation> = {
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
  ours: 'conversation.toDepartment(department), conversation.handOff({ department })',
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

export const updateAttributes: Operation<PlatformConversation> = {
  name: 'setAttributes',
  method: 'PATCH',
  path: `${CONVERSATION}/attributes`,
  ours: 'conversation.setAttributes(attributes), conversation.setVariables(variables)',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: document,
};
