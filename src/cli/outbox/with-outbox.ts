import { Logger, type LoggerService } from '@nestjs/common';
import { deliveryOptionsOf, openOutbox, type OpenOutbox } from '../../outbox/index.js';
import { serviceConfig } from '../cli-config.js';
import { OutboxInMemoryError } from '../errors/index.js';
import type { Terminal } from '../terminal.js';

/**
 * Opens the outbox that the service of this folder is configured with, and closes it after the work.
 *
 * @throws OutboxInMemoryError, OutboxLockedError, OutboxUnavailableError
 */
export async function withOutbox<T>(
  terminal: Terminal,
  envFile: string | undefined,
  work: (outbox: OpenOutbox) => Promise<T>,
): Promise<T> {
  const { config } = serviceConfig(terminal, envFile);
  if (config.outbox === 'memory') throw new OutboxInMemoryError();
  Logger.overrideLogger(toStderr(terminal));
  const outbox = await openOutbox(deliveryOptionsOf(config));
  try {
    return await work(outbox);
  } finally {
    await outbox.close();
  }
}

/** The reason of a database failure is only logged, and Nest's logger would write it to stdout. */
function toStderr({ stderr }: Terminal): LoggerService {
  const write = (message: unknown): void => void stderr.write(`${String(message)}\n`);
  return { log: () => undefined, warn: write, error: write, fatal: write };
}
