import { Injectable } from '@nestjs/common';
import { ConversationQueue } from '../conversation/conversation-queue.js';
import { MissingCredentialsError } from '../errors/index.js';
import type { Credential } from '../transport/credential.js';
import { MessagingSettings } from '../transport/messaging-settings.js';
import { PlatformClient } from '../transport/platform-client.service.js';
import type { ProjectRoute } from '../transport/project-route.js';
import { ProjectRoutes } from '../transport/project-routes.service.js';
import { PingstreamsProject } from './pingstreams-project.js';

/**
 * Access to the platform without a webhook call: for jobs, imports and start-up code, with the project's credentials.
 *
 * @example
 * const project = pingstreams.project('64f0a1b2c3d4e5f60718293a');
 * const conversation = await project.open({ text: 'Your order has arrived.' });
 */
@Injectable()
export class Pingstreams {
  constructor(
    private readonly client: PlatformClient,
    private readonly routes: ProjectRoutes,
    private readonly settings: MessagingSettings,
    private readonly queue: ConversationQueue,
  ) {}

  /**
   * A client is cheap: create one for each job, so that it has the current credentials and limits. Throws a
   * MissingCredentialsError if neither the projects file nor the options have credentials for the project.
   *
   * @param botId for the account and the limits of one of its bots, with or without `bot_`
   */
  project(projectId: string, { botId }: { botId?: string } = {}): PingstreamsProject {
    const route = this.routes.of(projectId, botId);
    const credential = route.account ?? this.credentialOf(projectId, route);
    if (credential === undefined) throw new MissingCredentialsError(projectId);
    return new PingstreamsProject(this.client, { route, credential }, this.queue, projectId);
  }

  /** Credentials of the options are sent only to the platform of the options. */
  private credentialOf(projectId: string, { apiUrl }: ProjectRoute): Credential | undefined {
    return apiUrl === this.settings.apiUrl ? this.settings.credentialOf(projectId) : undefined;
  }
}
