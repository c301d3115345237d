import { isA } from '../common/index.js';
import {
  MessagingError,
  type MessagingInterceptor,
  type OutgoingCall,
  type PlatformAnswer,
} from '../messaging/index.js';
import type { Calls } from './calls.service.js';
import { currentCall } from './current-call.js';

/** Publishes each request to the platform as a call event, and adds the id of the webhook call to it. */
export class PlatformCallInterceptor implements MessagingInterceptor {
  constructor(private readonly calls: Calls) {}

  async intercept(outgoing: OutgoingCall, next: () => Promise<PlatformAnswer>): Promise<PlatformAnswer> {
    const call = currentCall();
    if (call !== undefined) outgoing.headers['X-Request-Id'] ??= call.id;
    const startedAt = performance.now();
    try {
      const answer = await next();
      this.publish(outgoing, {
        status: answer.status,
        answer: answer.body,
        took: performance.now() - startedAt,
      });
      return answer;
    } catch (error) {
      const status = isA(error, MessagingError) ? error.status : undefined;
      this.publish(outgoing, { status, error, took: performance.now() - startedAt });
      throw error;
    }
  }

  private publish(
    outgoing: OutgoingCall,
    end: { status?: number; answer?: unknown; error?: unknown; took: number },
  ): void {
    const { operation, method, path, projectId, requestId, attempt, body } = outgoing;
    this.calls.emit({
      type: 'platform-call',
      operation,
      method,
      path,
      projectId,
      requestId,
      attempt,
      body,
      ...end,
    });
  }
}
