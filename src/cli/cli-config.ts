import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { loadConfig, type LoadedConfig } from '../config/index.js';
import { InvalidCommandLineError } from './errors/index.js';
import type { Terminal } from './terminal.js';

export const ENV_FILE_OPTION = ['--env-file <path>', 'the file of variables (default: `.env`)'] as const;

/** The environment of the service in this folder: variables override those of the `.env` file, as in @nestjs/config. */
export function serviceEnv({ env, cwd }: Terminal, envFile?: string): NodeJS.ProcessEnv {
  const path = resolve(cwd, envFile ?? '.env');
  if (!existsSync(path)) {
    if (envFile === undefined) return env;
    throw new InvalidCommandLineError(
      `The file ${envFile} does not exist.`,
      'Give `--env-file` a path relative to this folder.',
    );
  }
  return { ...parseEnv(readFileSync(path, 'utf8')), ...env };
}

/**
 * The configuration of that service. It lacks the options that code passes to `FulfillmentModule.forRoot`: they are
 * known only when the service runs.
 *
 * @throws ConfigError with all the problems at once
 */
export function serviceConfig(terminal: Terminal, envFile?: string): LoadedConfig {
  return loadConfig(serviceEnv(terminal, envFile));
}
