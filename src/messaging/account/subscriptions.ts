import { SubscriptionConflictError } from '../errors/index.js';
import type { Subscription } from '../models/index.js';
import {
  createSubscription,
  deleteSubscription,
  getSubscription,
  listSubscriptions,
} from '../operations/account.operations.js';
import type { ProjectScope } from '../project/project-scope.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import { requireText } from '../transport/require.js';

/**
 * The project's RESTHooks: the addresses to which the platform posts its events. Needs an administrator. @see
 * protocol.md 7.1
 */
export class Subscriptions {
  constructor(private readonly scope: ProjectScope) {}

  list(options?: CallOptions): Promise<Subscription[]> {
    return this.scope.call(listSubscriptions, options);
  }

  get(subscriptionId: string, options?: CallOptions): Promise<Subscription> {
    return this.scope.call(getSubscription, { ...options, params: { subscriptionId } });
  }

  /**
   * The returned subscription contains the secret. Keep the secret: it proves later that the platform is the caller.
   */
  async create(event: string, target: string, options?: CallOptions): Promise<Subscription> {
    requireText(createSubscription.name, 'event', event);
    requireText(createSubscription.name, 'target', target);
    const created = await this.scope.call(createSubscription, { ...options, body: { event, target } });
    if (created.target !== target || created.event !== event)
      throw new SubscriptionConflictError(createSubscription.name);
    return created;
  }

  async remove(subscriptionId: string, options?: CallOptions): Promise<void> {
    await this.scope.call(deleteSubscription, { ...options, params: { subscriptionId } });
  }
}
