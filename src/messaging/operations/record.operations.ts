import { LeadWithoutEmailError } from '../errors/index.js';
import type { EmailReceipt, PlatformConversation } from '../models/index.js';
import { document, queued } from './answers.js';
import type { Operation } from './operation.interface.js';

const CONVERSATION = '/:projectId/requests/:requestId';

export const updateAttributes: Operation<PlatformConversation> = {
  name: 'setAttributes',
  method: 'PATCH',
  path: `${CONVERSATION}/attributes`,
  ours: 'conversation.setAttributes(attributes), .setVariables(variables)',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: document,
};

export const patchConversation: Operation<PlatformConversation> = {
  name: 'update',
  method: 'PATCH',
  path: CONVERSATION,
  ours: 'conversation.update(fields), .setPriority(priority), .setLead(leadId)',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: document,
};

export const addTags: Operation<PlatformConversation> = {
  name: 'addTags',
  method: 'PUT',
  path: `${CONVERSATION}/tag`,
  ours: 'conversation.addTags(tags)',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: document,
};

export const removeTag: Operation<PlatformConversation> = {
  name: 'removeTag',
  method: 'DELETE',
  path: `${CONVERSATION}/tag/:tagId`,
  ours: 'conversation.removeTag(tag)',
  access: 'token',
  repeat: 'safe',
  resource: 'tag',
  read: document,
};

export const rate: Operation<PlatformConversation> = {
  name: 'rate',
  method: 'PATCH',
  path: `${CONVERSATION}/rating`,
  ours: 'conversation.rate(rating, message)',
  access: 'token',
  repeat: 'safe',
  resource: 'conversation',
  read: document,
};

export const emailLead: Operation<EmailReceipt> = {
  name: 'emailLead',
  method: 'POST',
  path: `${CONVERSATION}/email/send`,
  ours: 'conversation.emailLead(email)',
  access: 'token',
  repeat: 'never',
  resource: 'conversation',
  throws: [LeadWithoutEmailError],
  read: queued,
};
