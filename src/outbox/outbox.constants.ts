import type { OutboxOptions } from './outbox-options.interface.js';

export const OUTBOX_OPTIONS = Symbol('OUTBOX_OPTIONS');
export const OUTBOX_SETTINGS = Symbol('OUTBOX_SETTINGS');
export const OUTBOX_ENGINE = Symbol('OUTBOX_ENGINE');
export const JOB_CIPHER = Symbol('JOB_CIPHER');

const DEFAULTS = {
  engine: 'memory',
  limit: 10_000,
  retries: 20,
  onDead: 'skip',
  retryDelayMs: 1000,
  maxRetryDelayMs: 60_000,
  drainMs: 5000,
  stopMs: 25_000,
} as const;

/** The options with their defaults filled in. */
export type ResolvedOutboxOptions = OutboxOptions & Required<Pick<OutboxOptions, keyof typeof DEFAULTS>>;

export function outboxSettings(options: OutboxOptions): ResolvedOutboxOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...DEFAULTS, ...(Object.fromEntries(given) as OutboxOptions) };
}
