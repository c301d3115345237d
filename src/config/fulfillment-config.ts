import { RecordingSettings } from './settings/recording.settings.js';

/**
 * The configuration of the service: every setting, validated, in one frozen object, which is also its injection token.
 *
 * The settings are defined in groups in settings/: each class extends the one before it. `loadConfig` reads them, their
 * validators check them, and docs/configuration.md is generated from them. Rules about several settings are in
 * config-rules.ts.
 */
export class FulfillmentConfig extends RecordingSettings {}
