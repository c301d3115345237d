import { validateSync } from 'class-validator';
import { ConfigError } from './config.error.js';
import type { ConfigProblem } from './config-problem.types.js';
import { deepFreeze } from './deep-freeze.js';
import { CONFIG_RULES } from './config-rules.js';
import { warningsOf } from './config-warnings.js';
import { FulfillmentConfig } from './fulfillment-config.js';
import type { FulfillmentOptions } from './fulfillment-options.types.js';
import { PLATFORM_PROFILES } from './platform-profiles.js';
import { loadProjects, ProjectsSnapshot, type ProjectProofs } from './projects/index.js';
import { SecretFiles } from './secret-files.js';
import { wrongValue } from './setting-problem.js';
import { SETTINGS, type SettingName } from './setting-values.js';
import { SETTING_GROUPS } from './settings/index.js';
import { sourceOf, type SettingSource } from './setting-source.js';
import { verifiedBy } from './verified-by.js';
import { unknownOptions } from './unknown-options.js';
import { unknownVariables } from './unknown-variables.js';

const VARIABLES = SETTINGS.flatMap(({ env, alias, fromFile }) => [
  env,
  ...(alias === undefined ? [] : [alias]),
  ...(fromFile ? [`${env}_FILE`] : []),
]);

type Sources = ReadonlyMap<SettingName, SettingSource>;
type Problems = ReadonlyMap<SettingName, ConfigProblem>;
type Values = Partial<Record<SettingName, unknown>>;

/** Needed before the application exists: see {@link loadServerSettings}. */
const SERVER_SETTINGS = [
  'httpAdapter',
  'tlsCertFile',
  'tlsKeyFile',
  'tlsClientCaFile',
  'logLevel',
  'logFormat',
  'logLevels',
  'logSample',
  'redactFields',
  'playground',
  'extensionsDir',
  'workers',
  'workerTimeoutMs',
] as const satisfies readonly SettingName[];

export type ServerSettings = Pick<FulfillmentConfig, (typeof SERVER_SETTINGS)[number]>;

export interface LoadedConfig {
  readonly config: FulfillmentConfig;
  /** Settings that are probably mistakes, one sentence each. Holds no secret. */
  readonly warnings: string[];
  readonly projects: ProjectsSnapshot;
  readonly secretFiles: SecretFiles;
}

/**
 * Reads the whole configuration: options first, then the environment, then the defaults. It has no side effects, and
 * reads only the files that the configuration names.
 *
 * @throws ConfigError with all the problems at once.
 */
export function loadConfig(env: NodeJS.ProcessEnv, options: FulfillmentOptions = {}): LoadedConfig {
  const { settings, wrong } = readSettings(env, options);
  const apiUrl = apiUrlOf(settings);
  const read = new Set<string>();
  const file = readProjects(settings, apiUrl, recordingReads(env, read), wrong.has('configFile'));
  const { projects = new ProjectsSnapshot(Object.freeze({ apiUrl })) } = file;
  // An unreadable file may be the one that verifies callers, so then no rule about callers runs.
  const proofs = file.problems.length > 0 ? undefined : projects.proofs;
  const problems = [
    ...unknownOptions(options),
    ...wrong.values(),
    ...brokenRules(settings, wrong, proofs),
    ...file.problems,
  ];
  const warnings = unknownVariables(env, VARIABLES, read);
  if (problems.length > 0) {
    throw new ConfigError(problems, warnings);
  }
  const verifiesCallers = doesVerify(settings, projects.proofs);
  const config = Object.assign(settings, { platformApiUrl: apiUrl, verifiesCallers });
  const secretFiles = secretFilesOf(env, options);
  secretFiles.bind(config);
  deepFreeze(config);
  return { config, warnings: [...warnings, ...warningsOf(config, env, projects)], projects, secretFiles };
}

/** The secret files that are read and that no option overrides. */
function secretFilesOf(env: NodeJS.ProcessEnv, options: FulfillmentOptions): SecretFiles {
  const names = SETTINGS.filter(({ fromFile }) => fromFile)
    .filter((setting) => sourceOf(setting, env, options).isFile)
    .map(({ property }) => property);
  return new SecretFiles(names, () => {
    const { settings, wrong } = readSettings(env, options);
    return { settings, problems: wrong };
  });
}

/** Reads the projects file too, if its own setting is valid, so that its problems are reported with the others. */
function readProjects(
  { configFile }: FulfillmentConfig,
  apiUrl: string,
  env: NodeJS.ProcessEnv,
  isUnsound: boolean,
): { projects?: ProjectsSnapshot; problems: readonly ConfigProblem[] } {
  if (configFile === undefined || isUnsound) return { problems: [] };
  try {
    return {
      projects: loadProjects({ path: configFile, env, unlisted: Object.freeze({ apiUrl }) }),
      problems: [],
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { problems: error.problems };
  }
}

/**
 * The settings of the HTTP server, the logger and the playground, which exist before the application: from the
 * environment alone. Problems of other settings are left to the application's own `loadConfig`, whose options may solve
 * them.
 *
 * @throws ConfigError with all the problems, if one of them is about these settings.
 */
export function loadServerSettings(env: NodeJS.ProcessEnv): ServerSettings {
  const { settings, wrong } = readSettings(env, {});
  const problems = [...wrong.values(), ...brokenRules(settings, wrong)];
  const names: readonly SettingName[] = SERVER_SETTINGS;
  const variables = SETTINGS.filter(({ property }) => names.includes(property)).map((one) => one.env);
  if (problems.some(({ variable }) => variables.some((name) => variable.includes(name)))) {
    throw new ConfigError(problems, unknownVariables(env, VARIABLES));
  }
  return settings;
}

function readSettings(
  env: NodeJS.ProcessEnv,
  options: FulfillmentOptions,
): { settings: FulfillmentConfig; wrong: Problems } {
  // Each read of `process.env` calls into the operating system: it is copied once.
  const variables = { ...env };
  const sources: Sources = new Map(
    SETTINGS.map((setting) => [setting.property, sourceOf(setting, variables, options)]),
  );
  const settings = Object.assign(new FulfillmentConfig(), parse(sources));
  return { settings, wrong: problemsOf(settings, sources) };
}

function parse(sources: Sources): Values {
  const values: Values = {};
  for (const { property, parse: parseInput, default: fallback } of SETTINGS) {
    const byDefault = typeof fallback === 'function' ? fallback(values.production === true) : fallback;
    values[property] = parseInput(sources.get(property)?.input ?? byDefault);
  }
  return values;
}

/** Checks each setting that is set by itself, in the order of the table. A spec checks the defaults. */
function problemsOf(settings: FulfillmentConfig, sources: Sources): Problems {
  const given = SETTINGS.filter(({ property }) => sources.get(property)?.input !== undefined);
  const errors = SETTING_GROUPS.flatMap((Group) => {
    const names = given.filter(({ group }) => group === Group).map(({ property }) => property);
    if (names.length === 0) return [];
    const values = Object.assign(
      new Group(),
      Object.fromEntries(names.map((name) => [name, settings[name]])),
    );
    return validateSync(values, { stopAtFirstError: true, skipUndefinedProperties: true });
  });
  const refused = new Map(errors.map((error) => [error.property, error]));
  const problems = new Map<SettingName, ConfigProblem>();
  for (const setting of SETTINGS) {
    const source = sources.get(setting.property) ?? {};
    const error = refused.get(setting.property);
    const problem = source.problem ?? (error && wrongValue(setting, source, error));
    if (problem !== undefined) {
      problems.set(setting.property, problem);
    }
  }
  return problems;
}

/** The rules whose settings are all valid by themselves. */
function brokenRules(settings: FulfillmentConfig, wrong: Problems, proofs?: ProjectProofs): ConfigProblem[] {
  return CONFIG_RULES.filter(({ about }) => !about.some((name) => wrong.has(name)))
    .map(({ check }) => check(settings, proofs))
    .filter((problem) => problem !== undefined);
}

function apiUrlOf({ platform, platformApiUrl }: FulfillmentConfig): string {
  return platform === 'custom' ? platformApiUrl : PLATFORM_PROFILES[platform];
}

function doesVerify(settings: FulfillmentConfig, proofs: ProjectProofs): boolean {
  const { webhookVerification } = settings;
  return (
    webhookVerification === 'custom' ||
    (webhookVerification !== 'none' && verifiedBy(settings, proofs).length > 0)
  );
}

/** Variables that the projects file names belong to that file, so they are not reported as unknown. */
function recordingReads(env: NodeJS.ProcessEnv, read: Set<string>): NodeJS.ProcessEnv {
  return new Proxy(env, {
    get: (target, name) => {
      if (typeof name === 'string') read.add(name);
      return Reflect.get(target, name) as unknown;
    },
  });
}
