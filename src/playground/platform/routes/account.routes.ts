import { randomUUID } from 'node:crypto';
import { Secret } from '../../../common/index.js';
import type { Doc, SubscriptionDoc } from '../documents.types.js';
import { newId } from '../new-id.js';
import { CLOSED_STATUS } from '../world/index.js';
import { fails, failure, notFound, ok } from './answers.js';
import { isObjectId } from './object-id.js';
import { presentConversation } from './present.js';
import type { Route, RouteAnswer, RouteCall } from './route.js';

const SUBSCRIPTIONS = '/:projectId/subscriptions';
const PER_PAGE = 40;
const LONGEST_PAGE = 100;

/** Operations that a bot's token does not allow. @see protocol.md 4.2 row 27, 7.1 */
export const accountRoutes: Route[] = [
  { name: 'conversations', method: 'GET', path: '/:projectId/requests', answer: listConversations },
  {
    name: 'subscriptions',
    method: 'GET',
    path: SUBSCRIPTIONS,
    access: 'user',
    answer: ({ world }) => ok(world.subscriptions.map(withoutSecret)),
  },
  { name: 'subscribe', method: 'POST', path: SUBSCRIPTIONS, access: 'user', answer: subscribe },
  {
    name: 'subscription',
    method: 'GET',
    path: `${SUBSCRIPTIONS}/:subscriptionId`,
    access: 'user',
    answer: oneSubscription,
  },
  {
    name: 'unsubscribe',
    method: 'DELETE',
    path: `${SUBSCRIPTIONS}/:subscriptionId`,
    access: 'user',
    answer: unsubscribe,
  },
];

/** Open ones by default, the newest first. */
function listConversations({ world, params, query, principal }: RouteCall): RouteAnswer {
  if (principal.kind !== 'user') return failure();
  const limit = Number(query.get('limit') ?? PER_PAGE);
  const perPage = limit > LONGEST_PAGE ? PER_PAGE : limit;
  const start = Number(query.get('page') ?? 0) * perPage;
  const wanted = query.get('status')?.split(',').map(Number);
  const found = [...world.conversations.values()]
    .map(({ document }) => document)
    .filter(
      ({ id_project: projectId, status }) =>
        projectId === params['projectId'] &&
        (query.get('status') === 'all' || (wanted?.includes(status) ?? status < CLOSED_STATUS)),
    )
    .sort((one, other) => (one._id < other._id ? 1 : -1));
  const requests = found
    .slice(start, start + perPage)
    .map((document) => presentConversation(world, document));
  return ok({ perPage, count: found.length, requests });
}

/** The platform returns any existing subscription to the same event, even with another target. @see protocol.md 7.1 */
function subscribe({ world, body, params }: RouteCall): RouteAnswer {
  const { event, target } = body as Doc;
  if (typeof event !== 'string' || typeof target !== 'string' || !event || !target) {
    return fails(500, { success: false, msg: 'Error saving object.' });
  }
  const known = world.subscriptions.find((candidate) => candidate.event === event);
  if (known !== undefined) return ok(withoutSecret(known), { 'x-hook-secret': known.secret.reveal() });
  const made = world.record(world.subscriptions, {
    _id: newId(),
    event,
    target,
    id_project: params['projectId'],
    global: false,
    secret: new Secret(randomUUID()),
  });
  const secret = made.secret.reveal();
  return ok({ ...withoutSecret(made), secret }, { 'x-hook-secret': secret });
}

function subscriptionOf({ world, params }: RouteCall): SubscriptionDoc | undefined {
  return world.subscriptions.find(({ _id }) => _id === params['subscriptionId']);
}

function withoutSecret({ secret: _secret, ...subscription }: SubscriptionDoc): Doc {
  return subscription;
}

function oneSubscription(call: RouteCall): RouteAnswer {
  if (!isObjectId(call.params['subscriptionId'])) {
    return fails(500, { success: false, msg: 'Error getting object.' });
  }
  const found = subscriptionOf(call);
  return found === undefined ? notFound() : ok(withoutSecret(found));
}

function unsubscribe(call: RouteCall): RouteAnswer {
  const found = subscriptionOf(call);
  if (found === undefined) return notFound();
  call.world.subscriptions.splice(call.world.subscriptions.indexOf(found), 1);
  return ok(withoutSecret(found));
}
