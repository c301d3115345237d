import { combinedSettings } from './combined-settings.js';
import { SETTING_GROUPS } from './settings/index.js';

/**
 * The configuration of the service: every setting, validated, in one frozen object, which is also its injection token.
 *
 * The settings are defined in independent groups in settings/. `loadConfig` reads them, their validators check them, and
 * docs/configuration.md is generated from them. Rules about several settings are in config-rules.ts.
 */
export class FulfillmentConfig extends combinedSettings(SETTING_GROUPS) {
  /** True if a call without a valid proof is rejected. Derived, not a setting. */
  readonly verifiesCallers: boolean;
}
