import { Deadline } from '../transport/deadline.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import type { ConversationQueue } from './conversation-queue.js';
import type { ConversationScope } from './conversation-scope.js';

/**
 * Runs a task in its conversation's order. The task gets the caller's options, with the time that remains after
 * waiting.
 */
export type InOrder = <T, Options extends CallOptions>(
  operation: string,
  options: Options | undefined,
  task: (call: Options | CallOptions) => Promise<T>,
) => Promise<T>;

export function inOrder(queue: ConversationQueue, scope: ConversationScope): InOrder {
  return (operation, options, task) => {
    const deadline = new Deadline(operation, options?.timeoutMs ?? scope.timeoutMs, options?.signal);
    return queue.run(scope.key, deadline, () =>
      task({ ...options, timeoutMs: Math.max(1, Math.ceil(deadline.remainingMs)) }),
    );
  };
}
