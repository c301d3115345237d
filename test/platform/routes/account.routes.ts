import { failure, notFound, ok, type Route } from '../route.js';
import { newId, type Doc } from '../world.js';

const SUBSCRIPTIONS = '/:projectId/subscriptions';

/** What a bot's token does not reach. @see protocol.md 4.2 row 27, 7.1 */
export const accountRoutes: Route[] = [
  {
    method: 'GET',
    path: '/:projectId/requests',
    answer: ({ world, query, principal }) => {
      if (principal.kind !== 'user') return failure();
      const limit = Number(query.get('limit') ?? 40);
      const perPage = limit > 100 ? 40 : limit;
      const skip = Number(query.get('page') ?? 0) * perPage;
      const status = query.get('status');
      const found = [...world.conversations.values()].filter((conversation) =>
        status === null
          ? conversation.status < 1000
          : status === 'all' || conversation.status === Number(status),
      );
      return ok({ perPage, count: found.length, requests: found.slice(skip, skip + perPage) });
    },
  },
  { method: 'GET', path: SUBSCRIPTIONS, access: 'user', answer: ({ world }) => ok(world.subscriptions) },
  {
    method: 'POST',
    path: SUBSCRIPTIONS,
    access: 'user',
    answer: ({ world, body, params }) => {
      const { event, target } = body as Doc;
      const known = world.subscriptions.find((candidate) => candidate['event'] === event);
      if (known !== undefined) return ok(known, { 'x-hook-secret': `secret-of-${known._id}` });
      const created = { _id: newId(), event, target, id_project: params['projectId'] };
      world.subscriptions.push(created);
      return ok(created, { 'x-hook-secret': `secret-of-${created._id}` });
    },
  },
  {
    method: 'GET',
    path: `${SUBSCRIPTIONS}/:subscriptionId`,
    access: 'user',
    answer: ({ world, params }) => {
      const found = world.subscriptions.find(({ _id }) => _id === params['subscriptionId']);
      return found === undefined ? notFound() : ok(found);
    },
  },
  {
    method: 'DELETE',
    path: `${SUBSCRIPTIONS}/:subscriptionId`,
    access: 'user',
    answer: ({ world, params }) => {
      const index = world.subscriptions.findIndex(({ _id }) => _id === params['subscriptionId']);
      return index < 0 ? notFound() : ok(world.subscriptions.splice(index, 1)[0]);
    },
  },
];
