import { Logger } from '@nestjs/common';
import { describeError } from '../../common/index.js';
import type { OpenRequests } from './open-requests.js';

/**
 * After an uncaught error, the state of the process is unknown, so the process ends with exit code 1. Before that, all
 * requests in flight are answered with 503, so that the platform shows the static replies. Jobs in a durable outbox
 * stay there.
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
