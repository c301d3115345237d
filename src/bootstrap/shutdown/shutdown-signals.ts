import { ShutdownSignal } from '@nestjs/common';
import type { FulfillmentConfig } from '../../config/index.js';

/** npm passes a signal on that the terminal has sent to the whole group already: the same one twice. */
export const SAME_SIGNAL_MS = 200;

/**
 * What ends the service: every signal that Nest knows. With a projects file, SIGHUP reads that anew instead; with our
 * logger, SIGUSR2 switches its levels.
 */
export function shutdownSignals(
  { configFile }: FulfillmentConfig,
  switchesLevels: boolean,
): ShutdownSignal[] {
  const taken = [
    ...(configFile === undefined ? [] : [ShutdownSignal.SIGHUP]),
    ...(switchesLevels ? [ShutdownSignal.SIGUSR2] : []),
  ];
  return Object.values(ShutdownSignal).filter((signal) => !taken.includes(signal));
}
