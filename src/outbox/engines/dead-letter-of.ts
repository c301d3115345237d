import type { Json } from '../../common/index.js';
import type { DeadLetter, JobEnvelope } from './outbox-engine.interface.js';

interface Death extends Pick<DeadLetter, 'reason' | 'attempts' | 'createdAt' | 'diedAt'> {
  readonly progress: Json | undefined;
}

/** The public view of a dead job, without the encrypted parts. */
export function deadLetterOf(
  { id, kind, projectId, requestId, botId }: Omit<JobEnvelope, 'sealed' | 'conversation'>,
  { reason, attempts, progress, createdAt, diedAt }: Death,
): DeadLetter {
  return {
    id,
    kind,
    projectId,
    requestId,
    ...(botId !== undefined && { botId }),
    reason,
    attempts,
    ...(progress !== undefined && { progress }),
    createdAt,
    diedAt,
  };
}
