import { Injectable } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import { claimedIdentity } from '../../protocol/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';

/** Calls are for these projects and of these bots only; a body that does not say is refused too. */
@Injectable()
export class BotRestriction implements BuiltInVerifier {
  readonly name = 'project or bot';
  readonly kind = 'restriction';
  readonly needsBody = true;
  readonly configured: boolean;
  private readonly projects: ReadonlySet<string>;
  private readonly bots: ReadonlySet<string>;

  constructor({ allowedProjects, allowedBots }: FulfillmentConfig) {
    this.projects = new Set(allowedProjects);
    this.bots = new Set(allowedBots);
    this.configured = this.projects.size + this.bots.size > 0;
  }

  verify({ body }: IncomingCall): Verdict {
    const { projectIds, rootBotId } = claimedIdentity(body?.json);
    const ofProject = projectIds.length > 0 && projectIds.every((id) => this.projects.has(id));
    const ofBot = rootBotId !== undefined && this.bots.has(rootBotId);
    const allowed = (this.projects.size === 0 || ofProject) && (this.bots.size === 0 || ofBot);
    return allowed ? 'accepted' : 'rejected';
  }
}
