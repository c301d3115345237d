import { RecordingSettings } from './settings/recording.settings.js';

/**
 * The configuration of the service: every setting, validated, in one frozen object, and the token to inject it by.
 *
 * The settings stand in groups in settings/, each class adding its own to the one before it: the one place that
 * defines them. `loadConfig` reads them, the validators beside them decide, and docs/configuration.md is generated
 * from them. What concerns several settings at once is in config-rules.ts.
 */
export class FulfillmentConfig extends RecordingSettings {}
