import type { Doc } from '../documents.types.js';
import { newId } from '../new-id.js';
import { fails, invalid, ok } from './answers.js';
import { isObjectId } from './object-id.js';
import { presentAvailable, presentBot, presentMember } from './present.js';
import type { Route, RouteAnswer, RouteCall } from './route.js';

/** @see protocol.md 4.2 rows 26 and 38 to 43 */
export const projectRoutes: Route[] = [
  {
    name: 'bots',
    method: 'GET',
    path: '/:projectId/faq_kb',
    answer: ({ world, params }) => ok(ofProject(world.bots, params).map(presentBot)),
  },
  {
    name: 'teammates',
    method: 'GET',
    path: '/:projectId/project_users',
    answer: ({ world, params }) =>
      ok(world.agentsOf(params['projectId']).map((agent) => presentMember(world, agent))),
  },
  {
    name: 'groups',
    method: 'GET',
    path: '/:projectId/groups',
    answer: ({ world, params }) => ok(ofProject(world.groups, params)),
  },
  {
    name: 'isOpenNow',
    method: 'GET',
    path: '/projects/:projectId/isopen',
    access: 'public',
    answer: isOpenNow,
  },
  {
    name: 'availableAgents',
    method: 'GET',
    path: '/projects/:projectId/users/availables',
    access: 'public',
    answer: availableAgents,
  },
  { name: 'fireEvent', method: 'POST', path: '/:projectId/events', answer: fireEvent },
  {
    name: 'sendEmail',
    method: 'POST',
    path: '/:projectId/emails/internal/send',
    answer: sendEmail,
  },
];

function isOpenNow({ world, params, query }: RouteCall): RouteAnswer {
  if (!world.projects.has(params['projectId'])) return unknownProject(params);
  return ok({ isopen: world.timeSlots.get(query.get('timeSlot') ?? '') ?? world.open });
}

/** The error is an object; all others are texts. */
function unknownProject({ projectId }: RouteCall['params']): RouteAnswer {
  const msg = isObjectId(projectId)
    ? { errorCode: 1010, msg: 'project not found for id', projectId }
    : { errorCode: 1000, msg: 'Error getting object.' };
  return fails(500, { success: false, msg });
}

function availableAgents({ world, params, query }: RouteCall): RouteAnswer {
  const { projectId } = params;
  if (!world.projects.has(projectId)) return unknownProject(params);
  const departmentId = query.get('department') ?? undefined;
  const department = departmentId === undefined ? undefined : world.department(projectId, departmentId);
  if (departmentId !== undefined && department === undefined) {
    return fails(404, { success: false, error: `Department ${departmentId} not found` });
  }
  const groupId = department?.id_group;
  const group = world.groups.find(({ _id }) => _id === groupId);
  if (groupId !== undefined && group === undefined)
    return fails(404, { success: false, error: 'Group not found' });
  if (group?.enabled === false) return fails(403, { success: false, error: 'Group is disabled' });
  const agents =
    query.get('raw') === 'true'
      ? world.agentsOf(projectId, departmentId)
      : world.availableAgents(projectId, departmentId);
  return ok(agents.map((agent) => presentAvailable(world, agent)));
}

function fireEvent({ world, body, params, principal }: RouteCall): RouteAnswer {
  const { name, attributes } = body as Doc;
  if (!name) return invalid('name');
  const createdBy = principal.kind === 'nobody' ? undefined : principal.id;
  // The platform's own spelling.
  const event = {
    _id: newId(),
    status: 'stardard',
    name,
    attributes,
    id_project: params['projectId'],
    createdBy,
  };
  return ok(world.record(world.events, event));
}

function ofProject<T extends { id_project: string }>(list: readonly T[], params: RouteCall['params']): T[] {
  return list.filter(({ id_project: projectId }) => projectId === params['projectId']);
}

/** The recipient is read before everything else; a value that is not a text throws. */
function sendEmail({ world, body }: RouteCall): RouteAnswer | undefined {
  if (typeof (body as Doc)['to'] !== 'string') return undefined;
  world.record(world.emails, body as Doc);
  return ok({ queued: true });
}
