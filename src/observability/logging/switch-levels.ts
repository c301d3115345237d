import { Logger } from '@nestjs/common';
import type { LogLevels } from './log-levels.js';

const SIGNAL = 'SIGUSR2';

/**
 * `kill -USR2`: from now on everything down to `debug` is written, of every call; once more: as before.
 *
 * @param closed resolves when the application is closed, and with it the ear for the signal
 */
export function switchLevelsOnSignal(levels: LogLevels, closed: Promise<void>): void {
  const onSignal = (): void => {
    const words = levels.toggleDebug()
      ? 'everything down to debug is written'
      : 'levels are as configured again';
    Logger.warn(`${SIGNAL}: ${words}`, 'Log');
  };
  process.on(SIGNAL, onSignal);
  void closed.then(() => process.off(SIGNAL, onSignal));
}
