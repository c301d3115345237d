import { ShutdownSignal } from '@nestjs/common';
import type { FulfillmentConfig } from '../../config/index.js';

/** npm passes a signal on that the terminal has sent to the whole group already: the same one twice. */
export const SAME_SIGNAL_MS = 200;

/** What ends the service: every signal that Nest knows. With a projects file, SIGHUP reads that anew instead. */
export function shutdownSignals({ configFile }: FulfillmentConfig): ShutdownSignal[] {
  const all = Object.values(ShutdownSignal);
  return configFile === undefined ? all : all.filter((signal) => signal !== ShutdownSignal.SIGHUP);
}
