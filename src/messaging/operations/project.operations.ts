import { ResourceNotFoundError } from '../errors/index.js';
import type {
  AvailableAgent,
  Bot,
  Department,
  EmailReceipt,
  OpeningState,
  PlatformEvent,
  ProjectTag,
  Teammate,
} from '../models/index.js';
import { documentWith, listOf, openingState, queued } from './answers.js';
import type { Operation } from './operation.interface.js';

export const listDepartments: Operation<Department[]> = {
  name: 'departments',
  method: 'GET',
  path: '/:projectId/departments/allstatus',
  ours: 'conversation.project.departments(), .department(target)',
  access: 'token',
  repeat: 'safe',
  resource: 'project',
  throws: [ResourceNotFoundError],
  read: listOf,
};

export const listBots: Operation<Bot[]> = {
  name: 'bots',
  method: 'GET',
  path: '/:projectId/faq_kb',
  ours: 'conversation.project.bots()',
  access: 'token',
  repeat: 'safe',
  resource: 'project',
  read: listOf,
};

export const listTeammates: Operation<Teammate[]> = {
  name: 'teammates',
  method: 'GET',
  path: '/:projectId/project_users',
  ours: 'conversation.project.teammates()',
  access: 'token',
  repeat: 'safe',
  resource: 'project',
  read: listOf,
};

export const listTags: Operation<ProjectTag[]> = {
  name: 'tags',
  method: 'GET',
  path: '/:projectId/tags',
  ours: 'conversation.project.tags()',
  access: 'token',
  repeat: 'safe',
  resource: 'project',
  read: listOf,
};

export const getOpeningState: Operation<OpeningState> = {
  name: 'isOpenNow',
  method: 'GET',
  path: '/projects/:projectId/isopen',
  ours: 'conversation.isOpenNow(), conversation.project.isOpenNow()',
  access: 'public',
  repeat: 'safe',
  resource: 'project',
  read: openingState,
};

export const listAvailableAgents: Operation<AvailableAgent[]> = {
  name: 'availableAgents',
  method: 'GET',
  path: '/projects/:projectId/users/availables',
  ours: 'conversation.availableAgents(), conversation.project.availableAgents()',
  access: 'public',
  repeat: 'safe',
  resource: 'department',
  read: listOf,
};

export const fireEvent: Operation<PlatformEvent> = {
  name: 'fireEvent',
  method: 'POST',
  path: '/:projectId/events',
  ours: 'conversation.fireEvent(name, attributes), conversation.project.fireEvent(name, attributes)',
  access: 'token',
  repeat: 'never',
  resource: 'project',
  read: documentWith('_id'),
};

export const sendEmail: Operation<EmailReceipt> = {
  name: 'sendEmail',
  method: 'POST',
  path: '/:projectId/emails/internal/send',
  ours: 'conversation.project.sendEmail(email)',
  access: 'token',
  repeat: 'never',
  resource: 'project',
  read: queued,
};
