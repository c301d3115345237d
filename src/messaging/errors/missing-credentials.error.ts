import { MessagingError } from './messaging.error.js';

/** Ids of another form are not repeated, because they are untrusted input. */
const PROJECT_ID = /^[\w-]{1,64}$/;

/** No credentials are configured for the project. */
export class MissingCredentialsError extends MessagingError {
  constructor(projectId: string) {
    super({
      operation: 'project',
      code: 'MISSING_CREDENTIALS',
      message: `No credentials are configured for ${PROJECT_ID.test(projectId) ? `the project '${projectId}'` : 'this project'}.`,
      help: 'Give the project credentials in the projects file, or in the option "credentials" for its id or "*".',
      retryable: false,
    });
  }
}
