import { MessagingError, type CallFailure } from './messaging.error.js';

/** The resource that the call names in addition to the conversation. */
export type PlatformResource = 'bot' | 'department' | 'lead' | 'message' | 'project' | 'subscription' | 'tag';

/** The platform does not know the bot, department, lead or other resource that the call names. */
export class ResourceNotFoundError extends MessagingError {
  constructor(
    failure: CallFailure,
    readonly resource: PlatformResource,
  ) {
    super({
      ...failure,
      code: 'RESOURCE_NOT_FOUND',
      message: `The platform does not know the ${resource} of '${failure.operation}'.`,
      help: `Check the id or name of the ${resource}, and that it belongs to the project of the conversation.`,
      retryable: false,
    });
  }
}
