import type { Secret } from '../../common/index.js';
import { readTokenClaims } from '../../protocol/index.js';
import { InvalidArgumentError } from '../errors/index.js';
import { TokenCredential, type Authorization, type Credential } from './credential.js';
import type { ProjectRoutes } from './project-routes.service.js';

/**
 * A conversation's token if projects are on several platforms: the token is sent only to the platform of the project
 * that it was issued for, independent of the project in the call.
 */
export class ConversationCredential implements Credential {
  readonly #token: Secret;
  readonly #projectId: string;
  readonly #routes: ProjectRoutes;

  /** @param projectId the project that the call names, whose route the handle has already */
  constructor(token: Secret, projectId: string, routes: ProjectRoutes) {
    this.#token = token;
    this.#projectId = projectId;
    this.#routes = routes;
  }

  authorize(operation: string, apiUrl: string): Authorization {
    const { projectId = this.#projectId, botId } = readTokenClaims(this.#token);
    if (projectId !== this.#projectId && this.#routes.of(projectId, botId).apiUrl !== apiUrl) {
      throw new InvalidArgumentError(
        operation,
        'the token belongs to a project of another platform',
        'Take projectId and token from the same webhook call.',
      );
    }
    return new TokenCredential(this.#token).authorize(operation);
  }
}
