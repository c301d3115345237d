import { ShutdownSignal } from '@nestjs/common';

/** npm passes a signal on that the terminal has sent to the whole group already: the same one twice. */
export const SAME_SIGNAL_MS = 200;

/**
 * What ends the service: every signal that Nest knows. With a projects file or secrets in files, SIGHUP reads those anew
 * instead; with our logger, SIGUSR2 switches its levels.
 */
export function shutdownSignals(reloadsOnHangup: boolean, switchesLevels: boolean): ShutdownSignal[] {
  const taken = [
    ...(reloadsOnHangup ? [ShutdownSignal.SIGHUP] : []),
    ...(switchesLevels ? [ShutdownSignal.SIGUSR2] : []),
  ];
  return Object.values(ShutdownSignal).filter((signal) => !taken.includes(signal));
}
