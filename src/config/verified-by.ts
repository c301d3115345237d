import type { FulfillmentConfig } from './fulfillment-config.js';
import type { ProjectProofs } from './projects/index.js';
import { SETTINGS, type SettingName } from './setting-values.js';

const PROOFS = SETTINGS.filter(({ verifies }) => verifies !== undefined);

/** The settings that verify callers. Allowed projects and bots are not among them, because any caller can name them. */
export const PROOF_SETTINGS: readonly SettingName[] = PROOFS.map(({ property }) => property);

/** The proofs that are set: variables, and keys of the projects file. */
export function verifiedBy(
  settings: Partial<Pick<FulfillmentConfig, SettingName>>,
  { webhookSecrets, botSecrets }: ProjectProofs,
): string[] {
  return [
    ...PROOFS.filter(({ property }) => isSet(settings[property])).map(({ env }) => env),
    ...(webhookSecrets ? ['webhookSecrets of FULFILLMENT_CONFIG_FILE'] : []),
    ...(botSecrets ? ['secret of a bot in FULFILLMENT_CONFIG_FILE'] : []),
  ];
}

function isSet(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}
