import { ConfigError } from '../../src/config/config.error.js';
import type { ConfigProblem } from '../../src/config/config-problem.types.js';
import type { FulfillmentOptions } from '../../src/config/fulfillment-options.types.js';
import { loadConfig } from '../../src/config/load-config.js';

type Env = Record<string, string>;

/** Undefined if it was accepted. @throws any error but a ConfigError */
export function refusalIn(attempt: () => unknown): ConfigError | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

/** @throws Error where it was accepted */
export function refusalOf(attempt: () => unknown): ConfigError {
  const error = refusalIn(attempt);
  if (error === undefined) throw new Error('The configuration was accepted.');
  return error;
}

/** None where the configuration was accepted. */
export function problemsOf(env: Env, options?: FulfillmentOptions): readonly ConfigProblem[] {
  return refusalIn(() => loadConfig(env, options))?.problems ?? [];
}

/** The same as texts, without their cures. */
export function problemTexts(env: Env): string[] {
  return problemsOf(env).map(({ variable, problem }) => `${variable} ${problem}`);
}
