import { SubscriptionConflictError } from '../errors/index.js';
import type { ConversationPage, Subscription } from '../models/index.js';
import { conversationPage, createdSubscription, document, subscription, subscriptions } from './answers.js';
import type { Operation } from './operation.interface.js';

const SUBSCRIPTIONS = '/:projectId/subscriptions';

export const listConversations: Operation<ConversationPage> = {
  name: 'conversations',
  method: 'GET',
  path: '/:projectId/requests',
  ours: 'pingstreams.project(id).conversations(query)',
  access: 'credentials',
  repeat: 'safe',
  resource: 'project',
  read: conversationPage,
};

export const listSubscriptions: Operation<Subscription[]> = {
  name: 'subscriptions',
  method: 'GET',
  path: SUBSCRIPTIONS,
  ours: 'pingstreams.project(id).subscriptions.list()',
  access: 'credentials',
  repeat: 'safe',
  resource: 'project',
  read: subscriptions,
};

export const getSubscription: Operation<Subscription> = {
  name: 'subscription',
  method: 'GET',
  path: `${SUBSCRIPTIONS}/:subscriptionId`,
  ours: 'pingstreams.project(id).subscriptions.get(id)',
  access: 'credentials',
  repeat: 'safe',
  resource: 'subscription',
  read: subscription,
};

export const createSubscription: Operation<Subscription> = {
  name: 'subscribe',
  method: 'POST',
  path: SUBSCRIPTIONS,
  ours: 'pingstreams.project(id).subscriptions.create(event, target)',
  access: 'credentials',
  repeat: 'never',
  resource: 'project',
  throws: [SubscriptionConflictError],
  read: createdSubscription,
};

export const deleteSubscription: Operation<unknown> = {
  name: 'unsubscribe',
  method: 'DELETE',
  path: `${SUBSCRIPTIONS}/:subscriptionId`,
  ours: 'pingstreams.project(id).subscriptions.remove(id)',
  access: 'credentials',
  repeat: 'safe',
  resource: 'subscription',
  read: document,
};
