import type { Lifecycle } from '../../lifecycle/index.js';
import type { OrderlyShutdown } from './orderly-shutdown.js';

/** Listens until the application is closed; a signal that comes later still ends the process, as it does by default. */
export function shutDownOnSignals(
  signals: readonly NodeJS.Signals[],
  shutdown: OrderlyShutdown,
  lifecycle: Lifecycle,
): void {
  const onSignal = (signal: NodeJS.Signals): void => shutdown.onSignal(signal);
  for (const signal of signals) process.on(signal, onSignal);
  void lifecycle.closed.then(() => {
    for (const signal of signals) process.off(signal, onSignal);
  });
}
