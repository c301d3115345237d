import { validateSync } from 'class-validator';
import { ConfigError } from './config.error.js';
import type { ConfigProblem } from './config-problem.types.js';
import { CONFIG_RULES } from './config-rules.js';
import { warningsOf } from './config-warnings.js';
import { FulfillmentConfig } from './fulfillment-config.js';
import type { FulfillmentOptions } from './fulfillment-options.types.js';
import { PLATFORM_PROFILES } from './platform-profiles.js';
import { loadProjects, ProjectsSnapshot } from './projects/index.js';
import { wrongValue } from './setting-problem.js';
import { SETTINGS, type SettingName } from './setting-values.js';
import { sourceOf, type SettingSource } from './setting-source.js';
import { verifiedBy } from './verified-by.js';
import { unknownVariables } from './unknown-variables.js';

const VARIABLES = SETTINGS.flatMap(({ env, fromFile }) => (fromFile ? [env, `${env}_FILE`] : [env]));

type Sources = ReadonlyMap<SettingName, SettingSource>;
type Values = Partial<Record<SettingName, unknown>>;

const SERVER_SETTINGS = new Set<SettingName>([
  'httpAdapter',
  'tlsCertFile',
  'tlsKeyFile',
  'tlsClientCaFile',
  'logLevel',
  'logFormat',
  'logLevels',
  'logSample',
  'redactFields',
]);

export type ServerSettings = Pick<
  FulfillmentConfig,
  | 'httpAdapter'
  | 'tlsCertFile'
  | 'tlsKeyFile'
  | 'tlsClientCaFile'
  | 'logLevel'
  | 'logFormat'
  | 'logLevels'
  | 'logSample'
  | 'redactFields'
>;

export interface LoadedConfig {
  readonly config: FulfillmentConfig;
  /** What lets the service start but is probably not meant, one sentence each. Holds no secret. */
  readonly warnings: string[];
  readonly projects: ProjectsSnapshot;
}

/**
 * Reads the whole configuration: options first, then the environment, then the defaults. Changes nothing and touches
 * nothing but the files that the configuration names.
 *
 * @throws ConfigError with all the problems at once.
 */
export function loadConfig(env: NodeJS.ProcessEnv, options: FulfillmentOptions = {}): LoadedConfig {
  const { settings, problems } = readSettings(env, options);
  const warnings = unknownVariables(env, VARIABLES);
  const given = derived(settings);
  const projects = readProjects(settings, given.platformApiUrl, env, problems);
  if (problems.length > 0) {
    throw new ConfigError(problems, warnings);
  }
  const config = deepFreeze(Object.assign(settings, given));
  return { config, warnings: [...warnings, ...warningsOf(config, env)], projects };
}

/** The projects file too, when its own setting is sound: its problems are told together with the others. */
function readProjects(
  { configFile }: FulfillmentConfig,
  apiUrl: string,
  env: NodeJS.ProcessEnv,
  problems: ConfigProblem[],
): ProjectsSnapshot {
  const nothing = new ProjectsSnapshot(Object.freeze({ apiUrl }));
  if (configFile === undefined || problems.some(({ variable }) => variable === 'FULFILLMENT_CONFIG_FILE')) {
    return nothing;
  }
  try {
    return loadProjects({ path: configFile, env, unlisted: nothing.unlisted });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems);
    return nothing;
  }
}

/**
 * The settings of the HTTP server and the logger, which exist before the application does: from the environment
 * alone. Problems of other settings are left to the application's own `loadConfig`, whose options may solve them.
 *
 * @throws ConfigError with all the problems, if one of them is about these settings.
 */
export function loadServerSettings(env: NodeJS.ProcessEnv): ServerSettings {
  const { settings, problems } = readSettings(env, {});
  const variables = SETTINGS.filter(({ property }) => SERVER_SETTINGS.has(property)).map((one) => one.env);
  if (problems.some(({ variable }) => variables.some((name) => variable.includes(name)))) {
    throw new ConfigError(problems, unknownVariables(env, VARIABLES));
  }
  return settings;
}

function readSettings(
  env: NodeJS.ProcessEnv,
  options: FulfillmentOptions,
): { settings: FulfillmentConfig; problems: ConfigProblem[] } {
  const sources: Sources = new Map(
    SETTINGS.map((setting) => [setting.property, sourceOf(setting, env, options)]),
  );
  const settings = Object.assign(new FulfillmentConfig(), parse(sources));
  return { settings, problems: problemsOf(settings, sources) };
}

function parse(sources: Sources): Values {
  const values: Values = {};
  for (const { property, parse: parseInput, default: fallback } of SETTINGS) {
    const byDefault = typeof fallback === 'function' ? fallback(values.production === true) : fallback;
    values[property] = parseInput(sources.get(property)?.input ?? byDefault);
  }
  return values;
}

/** Each setting by itself, in the order of the table; then those rules whose settings are sound by themselves. */
function problemsOf(settings: FulfillmentConfig, sources: Sources): ConfigProblem[] {
  const refused = new Map(
    validateSync(settings, { stopAtFirstError: true }).map((error) => [error.property, error]),
  );
  const problems = new Map<SettingName, ConfigProblem>();
  for (const setting of SETTINGS) {
    const source = sources.get(setting.property) ?? {};
    const error = refused.get(setting.property);
    const problem = source.problem ?? (error && wrongValue(setting, source, error));
    if (problem !== undefined) {
      problems.set(setting.property, problem);
    }
  }
  const broken = CONFIG_RULES.filter(({ about }) => !about.some((name) => problems.has(name)))
    .map(({ check }) => check(settings))
    .filter((problem) => problem !== undefined);
  return [...problems.values(), ...broken];
}

function derived(settings: FulfillmentConfig): Pick<FulfillmentConfig, 'platformApiUrl' | 'verifiesCallers'> {
  const { platform, platformApiUrl, webhookVerification } = settings;
  return {
    platformApiUrl: platform === 'custom' ? platformApiUrl : PLATFORM_PROFILES[platform],
    verifiesCallers:
      webhookVerification === 'custom' || (webhookVerification !== 'none' && verifiedBy(settings).length > 0),
  };
}

function deepFreeze<T extends object>(value: T): T {
  for (const member of Object.values(value) as unknown[]) {
    if (typeof member === 'object' && member !== null) {
      deepFreeze(member);
    }
  }
  return Object.freeze(value);
}
