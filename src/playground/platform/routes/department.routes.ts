import type { Doc } from '../documents.types.js';
import { routed } from '../world/routing.js';
import { fails, ok } from './answers.js';
import { isObjectId } from './object-id.js';
import { presentDepartment, presentMember } from './present.js';
import type { Route, RouteAnswer, RouteCall } from './route.js';

const DEPARTMENTS = '/:projectId/departments';

/** @see protocol.md 4.2 rows 36, 37 */
export const departmentRoutes: Route[] = [
  {
    name: 'visibleDepartments',
    method: 'GET',
    path: DEPARTMENTS,
    access: 'public',
    answer: (call) => ok(departmentsOf(call).filter((department) => department['status'] === 1)),
  },
  {
    name: 'departments',
    method: 'GET',
    path: `${DEPARTMENTS}/allstatus`,
    answer: (call) => ok(departmentsOf(call)),
  },
  {
    name: 'department',
    method: 'GET',
    path: `${DEPARTMENTS}/:departmentId`,
    answer: oneDepartment,
  },
  {
    name: 'operators',
    method: 'GET',
    path: `${DEPARTMENTS}/:departmentId/operators`,
    answer: operatorsOf,
  },
];

function departmentsOf({ world, params }: RouteCall): Doc[] {
  const { projectId } = params;
  return world.departments.filter((item) => item.id_project === projectId).map(presentDepartment);
}

function oneDepartment({ world, params }: RouteCall): RouteAnswer {
  const { projectId, departmentId } = params;
  if (departmentId !== 'default' && !isObjectId(departmentId)) {
    return fails(500, { success: false, msg: 'Error getting object.' });
  }
  const department = world.department(projectId, departmentId);
  return department === undefined
    ? fails(404, { success: false, msg: 'Object not found.' })
    : ok(presentDepartment(department));
}

function operatorsOf({ world, params, query }: RouteCall): RouteAnswer | undefined {
  const { projectId, departmentId } = params;
  const department = world.department(projectId, departmentId);
  if (department === undefined) return undefined;
  const available = world.availableAgents(projectId, department._id);
  const operators = routed(department, query.has('nobot'), available);
  return ok({
    department: presentDepartment(department),
    operators: operators.map((id) => ({ id_user: id })),
    available_agents: available.map((agent) => presentMember(world, agent)),
    agents: world.agentsOf(projectId, department._id).map((agent) => presentMember(world, agent)),
  });
}
