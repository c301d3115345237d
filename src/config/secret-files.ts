import { Logger } from '@nestjs/common';
import { deepFreeze } from './deep-freeze.js';
import type { FulfillmentConfig } from './fulfillment-config.js';
import { sameSettings } from './projects/index.js';
import type { ConfigProblem } from './config-problem.types.js';
import { SETTINGS, type SettingName } from './setting-values.js';

/** The current values of the files, and their problems. */
export type ReadFiles = () => {
  readonly settings: FulfillmentConfig;
  readonly problems: ReadonlyMap<SettingName, ConfigProblem>;
};

/** Used once, when the service starts. */
const AT_START: readonly SettingName[] = ['databaseUrl', 'outboxKeys'];

/**
 * The settings whose values come from files that a `_FILE` variable names. Their properties of the configuration return
 * the latest values: a file that is reloaded at SIGHUP applies from the next call.
 */
export class SecretFiles {
  private readonly logger = new Logger('Secrets');
  private readonly values = new Map<SettingName, unknown>();

  /** @param names the settings that came from files */
  constructor(
    private readonly names: readonly SettingName[],
    private readonly read: ReadFiles,
  ) {}

  /** True if there is a file to reload. */
  get reloadable(): boolean {
    return this.names.length > 0;
  }

  /**
   * Defines the properties of a configuration that return the files' latest values. Call it before the object is
   * frozen.
   */
  bind(config: FulfillmentConfig): void {
    for (const name of this.names) {
      this.values.set(name, config[name]);
      Object.defineProperty(config, name, { enumerable: true, get: () => this.values.get(name) });
    }
  }

  /** Reloads all files. If one has a problem, all values stay unchanged, and the problem is logged. */
  reload(): void {
    if (!this.reloadable) return;
    const { settings, problems } = this.read();
    const found = this.names.flatMap((name) => problems.get(name) ?? []);
    if (found.length > 0) {
      const words = found.map(({ variable, problem, cure }) => `${variable} ${problem}. ${cure}`);
      this.logger.error(
        `The secret files were not reloaded; the previous secrets stay in use. ${words.join(' ')}`,
      );
      return;
    }
    const changed = this.names.filter((name) => !sameSettings(settings[name], this.values.get(name)));
    const [late, now] = [true, false].map((isLate) =>
      changed.filter((name) => isAtStart(name, settings) === isLate),
    );
    for (const name of now) this.values.set(name, deepFreeze(settings[name]));
    this.logger.log(
      `The secret files were reloaded: ${now.length === 0 ? 'nothing changed' : `changed: ${variables(now)}`}.`,
    );
    if (late.length > 0)
      this.logger.warn(`${variables(late)}: the file has changed. Restart the service to use the new value.`);
  }
}

/** With workers, the metrics port is at the supervisor, which got the token when it opened the port. */
function isAtStart(name: SettingName, { metricsPort }: FulfillmentConfig): boolean {
  return AT_START.includes(name) || (name === 'metricsToken' && metricsPort !== undefined);
}

function variables(names: readonly SettingName[]): string {
  return SETTINGS.filter(({ property }) => names.includes(property))
    .map(({ env }) => env)
    .join(', ');
}
