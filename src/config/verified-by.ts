import type { ProjectProofs } from './projects/index.js';
import type { CallerSettings } from './settings/caller.settings.js';
import type { HttpsSettings } from './settings/https.settings.js';

type Proofs = Pick<
  CallerSettings & HttpsSettings,
  | 'botSecrets'
  | 'clientCertHeader'
  | 'tlsClientCaFile'
  | 'webhookAllowedAddresses'
  | 'webhookBasicAuth'
  | 'webhookPlatformCheck'
  | 'webhookSecrets'
  | 'webhookSigningSecrets'
>;

const VARIABLES: Readonly<Record<keyof Proofs, string>> = {
  webhookSecrets: 'WEBHOOK_SECRETS',
  webhookBasicAuth: 'WEBHOOK_BASIC_AUTH',
  botSecrets: 'BOT_SECRETS',
  webhookSigningSecrets: 'WEBHOOK_SIGNING_SECRETS',
  webhookPlatformCheck: 'WEBHOOK_PLATFORM_CHECK',
  webhookAllowedAddresses: 'WEBHOOK_ALLOWED_ADDRESSES',
  clientCertHeader: 'CLIENT_CERT_HEADER',
  tlsClientCaFile: 'TLS_CLIENT_CA_FILE',
};

/** The settings that verify callers. Allowed projects and bots are not among them, because any caller can name them. */
export const PROOF_SETTINGS = Object.keys(VARIABLES) as (keyof Proofs)[];

/** The proofs that are set: variables, and keys of the projects file. */
export function verifiedBy(settings: Proofs, { webhookSecrets, botSecrets }: ProjectProofs): string[] {
  return [
    ...PROOF_SETTINGS.filter((name) => isSet(settings[name])).map((name) => VARIABLES[name]),
    ...(webhookSecrets ? ['webhookSecrets of FULFILLMENT_CONFIG_FILE'] : []),
    ...(botSecrets ? ['secret of a bot in FULFILLMENT_CONFIG_FILE'] : []),
  ];
}

function isSet(value: Proofs[keyof Proofs]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}
