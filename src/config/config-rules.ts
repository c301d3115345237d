import type { ConfigProblem } from './config-problem.types.js';
import type { FulfillmentConfig } from './fulfillment-config.js';
import { PLATFORM_PROFILES } from './platform-profiles.js';
import type { SettingName } from './setting-values.js';

/** What several settings must be together. */
export interface ConfigRule {
  /** The rule is asked only when each of these is sound by itself. Of others it sees no more than whether they are set. */
  readonly about: readonly SettingName[];
  readonly check: (settings: FulfillmentSettings) => ConfigProblem | undefined;
}

/** The settings as they were given: the address of a platform profile is not filled in yet. */
export type FulfillmentSettings = Omit<FulfillmentConfig, 'platformApiUrl'> & {
  readonly platformApiUrl?: string;
};

const SECRET_CURE =
  'Make a secret with `openssl rand -hex 32`, set it as WEBHOOK_SECRETS and append it to the webhook URL in the bot, ' +
  'or set WEBHOOK_BASIC_AUTH=user:password. WEBHOOK_VERIFICATION=none switches verification off on purpose.';

/** Tokens go to one address, and it must be plain from the configuration which one. */
const platformAddress: ConfigRule = {
  about: ['platform'],
  check: ({ platform, platformApiUrl }) => {
    if (platform === 'custom') {
      return platformApiUrl === undefined
        ? {
            variable: 'PLATFORM_API_URL',
            problem: 'is not set, but PLATFORM is custom',
            cure: 'Set the base address of the messaging API, for example https://chat.example.com/api/v3.',
          }
        : undefined;
    }
    return platformApiUrl === undefined
      ? undefined
      : {
          variable: 'PLATFORM_API_URL',
          problem: `is set, but PLATFORM is ${platform}, which is always ${PLATFORM_PROFILES[platform]}`,
          cure: 'Set PLATFORM=custom to use this address, or leave PLATFORM_API_URL out.',
        };
  },
};

const tlsPair: ConfigRule = {
  about: [],
  check: ({ tlsCertFile, tlsKeyFile }) => {
    if ((tlsCertFile === undefined) === (tlsKeyFile === undefined)) {
      return undefined;
    }
    const [present, missing] =
      tlsKeyFile === undefined ? ['TLS_CERT_FILE', 'TLS_KEY_FILE'] : ['TLS_KEY_FILE', 'TLS_CERT_FILE'];
    return {
      variable: missing,
      problem: `is not set, but ${present} is`,
      cure: 'Set both to serve HTTPS here, or neither.',
    };
  },
};

/** In production nobody is let in by omission: also `optional` needs something to verify with there. */
const somethingToVerifyWith: ConfigRule = {
  about: ['production', 'webhookVerification', 'webhookSecrets', 'webhookBasicAuth'],
  check: ({ production, webhookVerification, webhookSecrets, webhookBasicAuth }) => {
    const present = webhookSecrets.length + webhookBasicAuth.length > 0;
    if (present || webhookVerification === 'none' || (webhookVerification === 'optional' && !production)) {
      return undefined;
    }
    return {
      variable: 'WEBHOOK_SECRETS',
      problem:
        webhookVerification === 'required'
          ? 'is not set, but callers must be verified (WEBHOOK_VERIFICATION is required)'
          : 'is not set, and in production WEBHOOK_VERIFICATION=optional does not leave the webhook open',
      cure: SECRET_CURE,
    };
  },
};

const noneMeansNone: ConfigRule = {
  about: ['webhookVerification', 'webhookSecrets', 'webhookBasicAuth'],
  check: ({ webhookVerification, webhookSecrets, webhookBasicAuth }) =>
    webhookVerification === 'none' && webhookSecrets.length + webhookBasicAuth.length > 0
      ? {
          variable: 'WEBHOOK_VERIFICATION',
          problem: 'is none, but there are secrets or Basic credentials, which would not be checked',
          cure: 'Leave WEBHOOK_VERIFICATION out, or leave out WEBHOOK_SECRETS and WEBHOOK_BASIC_AUTH.',
        }
      : undefined,
};

const embeddedOutbox: ConfigRule = {
  about: ['outbox', 'outboxDir'],
  check: ({ outbox, outboxDir }) =>
    outbox === 'embedded' && outboxDir === undefined
      ? {
          variable: 'OUTBOX_DIR',
          problem: 'is not set, but OUTBOX is embedded',
          cure: 'Give the path of a directory that is kept over restarts.',
        }
      : undefined,
};

const postgresOutbox: ConfigRule = {
  about: ['outbox', 'databaseUrl'],
  check: ({ outbox, databaseUrl }) =>
    outbox === 'postgres' && databaseUrl === undefined
      ? {
          variable: 'DATABASE_URL',
          problem: 'is not set, but OUTBOX is postgres',
          cure: 'Write it as postgres://user:password@db.example.com:5432/fulfillment.',
        }
      : undefined,
};

/** Tokens of conversations wait on a disk: never in clear. */
const encryptedOutbox: ConfigRule = {
  about: ['outbox', 'outboxKeys'],
  check: ({ outbox, outboxKeys }) =>
    outbox !== 'memory' && outboxKeys.length === 0
      ? {
          variable: 'OUTBOX_KEY',
          problem: `is not set, but OUTBOX is ${outbox}, which keeps tokens of conversations on a disk`,
          cure: 'Make a key with `openssl rand -hex 32` and keep it with the other secrets.',
        }
      : undefined,
};

export const CONFIG_RULES: readonly ConfigRule[] = [
  platformAddress,
  tlsPair,
  somethingToVerifyWith,
  noneMeansNone,
  embeddedOutbox,
  postgresOutbox,
  encryptedOutbox,
];
