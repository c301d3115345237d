import type { Lead } from '../models/index.js';
import { documentWith } from './answers.js';
import type { Operation } from './operation.interface.js';

const LEAD = '/:projectId/leads/:leadId';

export const getLead: Operation<Lead> = {
  name: 'lead.get',
  method: 'GET',
  path: LEAD,
  ours: 'conversation.lead.get()',
  access: 'token',
  repeat: 'safe',
  resource: 'lead',
  read: documentWith('_id'),
};

export const updateLead: Operation<Lead> = {
  name: 'lead.update',
  method: 'PUT',
  path: LEAD,
  ours: 'conversation.lead.update(fields), conversation.updateLead(fields)',
  access: 'token',
  repeat: 'safe',
  resource: 'lead',
  read: documentWith('_id'),
};

export const setLeadAttributes: Operation<Lead> = {
  name: 'lead.setAttributes',
  method: 'PATCH',
  path: `${LEAD}/attributes`,
  ours: 'conversation.lead.setAttributes(attributes)',
  access: 'token',
  repeat: 'safe',
  resource: 'lead',
  read: documentWith('_id'),
};

export const setLeadProperties: Operation<Lead> = {
  name: 'lead.setProperties',
  method: 'PATCH',
  path: `${LEAD}/properties`,
  ours: 'conversation.lead.setProperties(properties)',
  access: 'token',
  repeat: 'safe',
  resource: 'lead',
  read: documentWith('_id'),
};

export const addLeadTags: Operation<Lead> = {
  name: 'lead.addTags',
  method: 'PUT',
  path: `${LEAD}/tag`,
  ours: 'conversation.lead.addTags(tags)',
  access: 'token',
  repeat: 'safe',
  resource: 'lead',
  read: documentWith('_id'),
};

export const removeLeadTag: Operation<Lead> = {
  name: 'lead.removeTag',
  method: 'DELETE',
  path: `${LEAD}/tag/:tag`,
  ours: 'conversation.lead.removeTag(tag)',
  access: 'token',
  repeat: 'safe',
  resource: 'lead',
  read: documentWith('_id'),
};
