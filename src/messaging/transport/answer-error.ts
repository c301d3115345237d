import {
  AccessBlockedError,
  ConversationNotFoundError,
  NotAllowedError,
  PlatformUnavailableError,
  ProjectNotFoundError,
  RateLimitedError,
  RedirectRefusedError,
  RequestRejectedError,
  RequestTooLargeError,
  ResourceNotFoundError,
  TokenRejectedError,
  type CallFailure,
  type MessagingError,
} from '../errors/index.js';
import type { Operation, PlatformAnswer } from '../operations/operation.interface.js';
import { platformWords } from './platform-words.js';
import { retryAfterMs } from './retry-after.js';

/** How long calls of a project pause after a 429 without Retry-After. */
const DEFAULT_RETRY_AFTER_MS = 1_000;

/** The typed error of an answer whose status is not a success. @see protocol.md 4.1 */
export function answerError(
  operation: Operation<unknown>,
  answer: PlatformAnswer,
  secrets: readonly string[],
): MessagingError {
  const { status } = answer;
  const platformMessage = platformWords(answer.body, secrets);
  const failure: CallFailure = { operation: operation.name, status, platformMessage };
  const words = platformMessage ?? '';
  const after = retryAfterMs(answer.headers['retry-after']);

  if (status < 400) return new RedirectRefusedError(failure);
  if (status === 401) {
    return /ip filter|banuser/i.test(words)
      ? new AccessBlockedError(failure)
      : new TokenRejectedError(failure);
  }
  if (status === 403) {
    return /^unauthorized/i.test(words) ? new TokenRejectedError(failure) : new NotAllowedError(failure);
  }
  if (status === 404) return notFound(operation, failure);
  if (status === 413) return new RequestTooLargeError(failure);
  if (status === 429) return new RateLimitedError(failure, after ?? DEFAULT_RETRY_AFTER_MS);
  if (status >= 500 || status === 408) {
    const reason = `HTTP ${status}`;
    return new PlatformUnavailableError({ ...failure, reason, outcome: 'unknown', retryAfterMs: after });
  }
  if (status === 400 && /invalid project id|project not found/i.test(words))
    return new ProjectNotFoundError(failure);
  return new RequestRejectedError(failure);
}

function notFound({ resource }: Operation<unknown>, failure: CallFailure): MessagingError {
  return resource === 'conversation'
    ? new ConversationNotFoundError(failure)
    : new ResourceNotFoundError(failure, resource);
}
