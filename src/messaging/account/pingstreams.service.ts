import { Injectable } from '@nestjs/common';
import { ConversationQueue } from '../conversation/conversation-queue.js';
import { MissingCredentialsError } from '../errors/index.js';
import { MessagingSettings } from '../transport/messaging-settings.js';
import { PlatformClient } from '../transport/platform-client.service.js';
import { PingstreamsProject } from './pingstreams-project.js';

/**
 * The platform without a webhook call: for jobs, imports and start-up code, with the project credentials of the options.
 *
 * @example
 * const project = pingstreams.project('64f0a1b2c3d4e5f60718293a');
 * const conversation = await project.open({ text: 'Your order has arrived.' });
 */
@Injectable()
export class Pingstreams {
  constructor(
    private readonly client: PlatformClient,
    private readonly settings: MessagingSettings,
    private readonly queue: ConversationQueue,
  ) {}

  /** Fails with a MissingCredentialsError when the options have none for the project, nor for `*`. */
  project(projectId: string): PingstreamsProject {
    const credential = this.settings.credentialOf(projectId);
    if (credential === undefined) throw new MissingCredentialsError('project');
    return new PingstreamsProject(this.client, credential, this.queue, projectId);
  }
}
