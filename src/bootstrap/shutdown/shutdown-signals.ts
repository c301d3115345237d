import { ShutdownSignal } from '@nestjs/common';

/** npm forwards a signal that the terminal has already sent to the whole process group: the process gets it twice. */
export const SAME_SIGNAL_MS = 200;

/**
 * The signals that end the service: every signal that Nest knows. With a projects file or secrets in files, SIGHUP
 * reloads those instead; with our logger, SIGUSR2 switches its levels.
 */
export function shutdownSignals(reloadsOnHangup: boolean, switchesLevels: boolean): ShutdownSignal[] {
  const taken = [
    ...(reloadsOnHangup ? [ShutdownSignal.SIGHUP] : []),
    ...(switchesLevels ? [ShutdownSignal.SIGUSR2] : []),
  ];
  return Object.values(ShutdownSignal).filter((signal) => !taken.includes(signal));
}
