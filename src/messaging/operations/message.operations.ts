import type { StoredMessage } from '../models/index.js';
import { documentWith, listOf } from './answers.js';
import type { Operation } from './operation.interface.js';

const MESSAGES = '/:projectId/requests/:requestId/messages';

export const sendMessage: Operation<StoredMessage> = {
  name: 'send',
  method: 'POST',
  path: MESSAGES,
  ours: 'conversation.send(reply), .note(text), .info(text), .runBlock(block, params)',
  access: 'token',
  repeat: 'checked',
  resource: 'conversation',
  read: documentWith('_id'),
};

export const listMessages: Operation<StoredMessage[]> = {
  name: 'messages',
  method: 'GET',
  path: MESSAGES,
  ours: 'conversation.messages()',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: listOf,
};

export const getMessage: Operation<StoredMessage> = {
  name: 'message',
  method: 'GET',
  path: `${MESSAGES}/:messageId`,
  ours: 'conversation.message(id)',
  access: 'token',
  repeat: 'safe',
  resource: 'message',
  read: documentWith('_id'),
};
