import { fails, ok, type Route } from '../route.js';
import { newId, type Doc } from '../world.js';

/** @see protocol.md 4.2 rows 36 to 43 */
export const projectRoutes: Route[] = [
  { method: 'GET', path: '/:projectId/departments/allstatus', answer: ({ world }) => ok(world.departments) },
  { method: 'GET', path: '/:projectId/faq_kb', answer: ({ world }) => ok(world.bots) },
  { method: 'GET', path: '/:projectId/project_users', answer: ({ world }) => ok(world.agents) },
  { method: 'GET', path: '/:projectId/groups', answer: () => ok([]) },
  { method: 'GET', path: '/:projectId/tags', answer: () => ok([]) },
  {
    method: 'GET',
    path: '/projects/:projectId/isopen',
    access: 'public',
    answer: ({ world, params }) =>
      world.projects.has(params['projectId'])
        ? ok({ isopen: world.open })
        : fails(500, { success: false, msg: 'Error getting project.' }),
  },
  {
    method: 'GET',
    path: '/projects/:projectId/users/availables',
    access: 'public',
    answer: ({ world, query }) => ok(world.open || query.get('raw') === 'true' ? world.agents : []),
  },
  {
    method: 'POST',
    path: '/:projectId/events',
    answer: ({ world, body, params }) => {
      const { name, attributes } = body as Doc;
      if (!name) return fails(422, { success: false, errors: [{ msg: 'name is required' }] });
      const event = { _id: newId(), name, attributes, id_project: params['projectId'] };
      world.events.push(event);
      return ok(event);
    },
  },
  {
    method: 'POST',
    path: '/:projectId/emails/internal/send',
    answer: ({ world, body }) => {
      world.emails.push(body as Doc);
      return ok({ queued: true });
    },
  },
];
