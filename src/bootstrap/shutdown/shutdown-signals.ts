import { ShutdownSignal } from '@nestjs/common';
import type { FulfillmentConfig } from '../../config/index.js';

/** What ends the service: every signal that Nest knows. With a projects file, SIGHUP reads that anew instead. */
export function shutdownSignals({ configFile }: FulfillmentConfig): ShutdownSignal[] {
  const all = Object.values(ShutdownSignal);
  return configFile === undefined ? all : all.filter((signal) => signal !== ShutdownSignal.SIGHUP);
}
