import { DeadLetters } from './dead-letters.js';
import { outboxSettings } from './outbox.constants.js';
import type { OutboxOptions } from './outbox-options.interface.js';
import { createEngine } from './engines/create-engine.js';
import type { OutboxStats } from './engines/outbox-engine.interface.js';

export interface OpenOutbox {
  readonly deadLetters: DeadLetters;
  stats(): Promise<OutboxStats>;
  close(): Promise<void>;
}

/**
 * Opens the outbox of a service from a separate tool, to inspect and clean up. Runs no job, so it needs neither the
 * platform nor the handlers; the service runs the retried jobs.
 *
 * @throws OutboxLockedError when the service runs with `embedded`, OutboxUnavailableError when it cannot be reached
 */
export async function openOutbox(options: OutboxOptions): Promise<OpenOutbox> {
  const settings = outboxSettings(options);
  const engine = createEngine(settings);
  await engine.open();
  return {
    deadLetters: new DeadLetters(engine, settings),
    stats: () => engine.stats(),
    close: () => engine.close(),
  };
}
