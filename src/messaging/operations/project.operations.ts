import type { Department } from '../models/index.js';
import { listOf } from './answers.js';
import type { Operation } from './operation.interface.js';

export const listDepartments: Operation<Department[]> = {
  name: 'departments',
  method: 'GET',
  path: '/:projectId/departments/allstatus',
  ours: 'conversation.project.departments()',
  access: 'token',
  repeat: 'safe',
  resource: 'project',
  read: listOf,
};
