import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { FulfillmentConfig, ProjectRegistry } from '../../config/index.js';
import { IntentExplorer, needsAuthenticatedUser } from '../../intents/index.js';

/**
 * Warns, at the start and after a reload of the projects file, about handlers for signed-in users if no secret can
 * verify their tokens. Such handlers deny every user, which looks as if users had not signed in.
 */
@Injectable()
export class UnprovableUsers implements OnApplicationBootstrap {
  private readonly logger = new Logger('Users');

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly projects: ProjectRegistry,
    private readonly explorer: IntentExplorer,
  ) {}

  onApplicationBootstrap(): void {
    this.look();
    this.projects.onReload(() => this.look());
  }

  private look(): void {
    if (this.config.userTokenSecrets.length > 0 || this.projects.provesUsers) return;
    const denied = this.explorer.explore().handlers.filter(needsAuthenticatedUser);
    if (denied.length === 0) return;
    const labels = denied.map(({ label }) => label).join(', ');
    this.logger.warn(
      `${labels}: @RequiresAuthenticatedUser denies every user, because no secret verifies the tokens of users: set ` +
        'USER_TOKEN_SECRETS, or userTokenSecrets in the projects file.',
    );
  }
}
