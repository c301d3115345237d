import { Logger } from '@nestjs/common';
import { describeError } from '../../common/index.js';
import type { OpenRequests } from './open-requests.js';

/**
 * An error that nobody caught leaves the process in a state that nobody knows: it ends, with exit code 1. But first all
 * that is in flight is answered with 503, upon which the platform shows the designed replies. What waits in a durable
 * outbox is left there.
 */
export function answerBeforeCrash(requests: OpenRequests): void {
  let crashed = false;
  process.on('uncaughtException', (error: unknown) => {
    if (crashed) return;
    crashed = true;
    const { name, message, stack } = describeError(error);
    Logger.fatal(
      `${name}: ${message}; the process ends, ${requests.size} requests get 503`,
      stack,
      'UncaughtException',
    );
    void requests.refuse().finally(() => process.exit(1));
  });
}
