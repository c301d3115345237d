import type { ConfigProblem } from './config-problem.types.js';
import type { FulfillmentConfig } from './fulfillment-config.js';
import { PLATFORM_PROFILES } from './platform-profiles.js';
import type { ProjectProofs } from './projects/index.js';
import type { SettingName } from './setting-values.js';
import { PROOF_SETTINGS, verifiedBy } from './verified-by.js';

/** A rule about several settings together. */
export interface ConfigRule {
  /**
   * The rule runs only if each of these settings is valid by itself. Of other settings, it only sees whether they are
   * set.
   */
  readonly about: readonly SettingName[];
  /** @param projects the proofs of callers that the projects file holds; undefined if the file could not be read */
  readonly check: (
    settings: FulfillmentSettings,
    projects: ProjectProofs | undefined,
  ) => ConfigProblem | undefined;
}

/** The settings as given: the address of a platform profile is not filled in yet. */
export type FulfillmentSettings = Omit<FulfillmentConfig, 'platformApiUrl'> & {
  readonly platformApiUrl?: string;
};

const SECRET_CURE =
  'Make a secret with `openssl rand -hex 32`, set it as WEBHOOK_SECRETS and append it to the webhook URL in the bot, ' +
  'or set WEBHOOK_BASIC_AUTH=user:password. To switch verification off on purpose, set WEBHOOK_VERIFICATION=none.';

/** Tokens go to one address only, and the configuration must name it without doubt. */
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

const platformClientPair: ConfigRule = {
  about: [],
  check: ({ platformClientCertFile, platformClientKeyFile, platformClientKeyPassphrase }) => {
    const cure = 'Set PLATFORM_CLIENT_CERT_FILE and PLATFORM_CLIENT_KEY_FILE, or leave both out.';
    if (platformClientCertFile === undefined && platformClientKeyFile !== undefined) {
      const problem = 'is not set, but PLATFORM_CLIENT_KEY_FILE is';
      return { variable: 'PLATFORM_CLIENT_CERT_FILE', problem, cure };
    }
    if (platformClientKeyFile === undefined && platformClientCertFile !== undefined) {
      const problem = 'is not set, but PLATFORM_CLIENT_CERT_FILE is';
      return { variable: 'PLATFORM_CLIENT_KEY_FILE', problem, cure };
    }
    return platformClientKeyPassphrase !== undefined && platformClientKeyFile === undefined
      ? { variable: 'PLATFORM_CLIENT_KEY_FILE', problem: 'is not set, but its passphrase is', cure }
      : undefined;
  },
};

/** In production, the webhook is never open by omission: `optional` also needs a proof or a restriction there. */
const somethingToVerifyWith: ConfigRule = {
  about: ['production', 'webhookVerification', ...PROOF_SETTINGS],
  check: (settings, projects) => {
    const { production, webhookVerification } = settings;
    if (projects === undefined) return undefined;
    const open = webhookVerification === 'optional' && !production;
    if (
      open ||
      ['none', 'custom'].includes(webhookVerification) ||
      verifiedBy(settings, projects).length > 0
    ) {
      return undefined;
    }
    return {
      variable: 'WEBHOOK_SECRETS',
      problem:
        webhookVerification === 'required'
          ? 'is not set, but callers must be verified (WEBHOOK_VERIFICATION is required)'
          : 'is not set, and in production WEBHOOK_VERIFICATION=optional also needs a way to verify callers',
      cure: SECRET_CURE,
    };
  },
};

const noneMeansNone: ConfigRule = {
  about: ['webhookVerification', ...PROOF_SETTINGS],
  check: (settings, projects) => {
    const variables = projects === undefined ? [] : verifiedBy(settings, projects);
    return settings.webhookVerification === 'none' && variables.length > 0
      ? {
          variable: 'WEBHOOK_VERIFICATION',
          problem: `is none, but then ${variables.join(' and ')} would not be checked`,
          cure: `Leave WEBHOOK_VERIFICATION out, or leave out ${variables.join(' and ')}.`,
        }
      : undefined;
  },
};

/** A trusted proxy can also claim the client's address and its certificate. */
const proxyIsKnown: ConfigRule = {
  about: ['trustProxy', 'clientCertHeader', 'webhookAllowedAddresses'],
  check: ({ trustProxy, clientCertHeader, webhookAllowedAddresses }) => {
    if (clientCertHeader !== undefined && (!trustProxy.enabled || trustProxy.everyone)) {
      return {
        variable: 'CLIENT_CERT_HEADER',
        problem: 'is set, but TRUST_PROXY trusts no proxy',
        cure: 'Set TRUST_PROXY to the addresses of the proxy, or leave CLIENT_CERT_HEADER out.',
      };
    }
    return webhookAllowedAddresses !== undefined && trustProxy.everyone
      ? {
          variable: 'WEBHOOK_ALLOWED_ADDRESSES',
          problem: 'is set, but with TRUST_PROXY=true a caller can claim any address',
          cure: 'Set TRUST_PROXY to the addresses of the proxy, or to false.',
        }
      : undefined;
  },
};

const clientCertificatesNeedTls: ConfigRule = {
  about: [],
  check: ({ tlsClientCaFile, tlsCertFile }) =>
    tlsClientCaFile !== undefined && tlsCertFile === undefined
      ? {
          variable: 'TLS_CLIENT_CA_FILE',
          problem: 'is set, but this service does not serve HTTPS',
          cure: 'Set TLS_CERT_FILE and TLS_KEY_FILE too; behind a proxy, use CLIENT_CERT_HEADER.',
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
          cure: 'Give the path of a directory that survives restarts.',
        }
      : undefined,
};

const databaseIsKnown: ConfigRule = {
  about: ['outbox', 'sessions', 'databaseUrl'],
  check: ({ outbox, sessions, databaseUrl }) => {
    const user = outbox === 'postgres' ? 'OUTBOX' : sessions === 'postgres' ? 'SESSIONS' : undefined;
    return user === undefined || databaseUrl !== undefined
      ? undefined
      : {
          variable: 'DATABASE_URL',
          problem: `is not set, but ${user} is postgres`,
          cure: 'Write it as postgres://user:password@db.example.com:5432/fulfillment.',
        };
  },
};

/** Two processes on one embedded database lose rows. */
const embeddedOutboxAlone: ConfigRule = {
  about: ['outbox', 'workers'],
  check: ({ outbox, workers }) =>
    outbox === 'embedded' && workers > 1
      ? {
          variable: 'WORKERS',
          problem: `is ${workers}, but only one process can use the embedded outbox`,
          cure: 'Set OUTBOX=postgres, which all workers share, or WORKERS=1.',
        }
      : undefined,
};

/** Tokens of conversations and data of users are never stored in plain text. */
const encryptedAtRest: ConfigRule = {
  about: ['outbox', 'sessions', 'outboxKeys'],
  check: ({ outbox, sessions, outboxKeys }) => {
    const kept =
      outbox !== 'memory'
        ? `OUTBOX is ${outbox}, which stores tokens of conversations`
        : sessions !== 'memory'
          ? `SESSIONS is ${sessions}, which stores data of users`
          : undefined;
    return kept === undefined || outboxKeys.length > 0
      ? undefined
      : {
          variable: 'OUTBOX_KEY',
          problem: `is not set, but ${kept}`,
          cure: 'Make a key with `openssl rand -hex 32` and keep it with the other secrets.',
        };
  },
};

/** A visitor of the playground can run every handler, and sees its replies. */
const playgroundIsShut: ConfigRule = {
  about: ['production', 'playground', 'playgroundPassword'],
  check: ({ production, playground, playgroundPassword }) =>
    production && playground && playgroundPassword === undefined
      ? {
          variable: 'PLAYGROUND_PASSWORD',
          problem: 'is not set, but PLAYGROUND is true in production',
          cure: 'Make one with `openssl rand -hex 16`, or leave PLAYGROUND out.',
        }
      : undefined,
};

/** Each worker process would have separate playground conversations. */
const playgroundAlone: ConfigRule = {
  about: ['playground', 'workers'],
  check: ({ playground, workers }) =>
    playground && workers > 1
      ? {
          variable: 'WORKERS',
          problem: 'is more than 1, but the playground needs a single process',
          cure: 'Leave WORKERS out, or leave PLAYGROUND out.',
        }
      : undefined,
};

/** These routes answer GET requests there, so the load balancer's health checks would reach the webhook. */
const webhookPathIsFree: ConfigRule = {
  about: ['webhookPath'],
  check: ({ webhookPath }) =>
    /^\/(?:health|info|metrics|playground)(?:\/|$)/i.test(webhookPath)
      ? {
          variable: 'WEBHOOK_PATH',
          problem: 'is the address of the health checks, of /info, of /metrics or of the playground',
          cure: 'Choose another path, for example /webhook.',
        }
      : undefined,
};

export const CONFIG_RULES: readonly ConfigRule[] = [
  platformAddress,
  webhookPathIsFree,
  tlsPair,
  platformClientPair,
  somethingToVerifyWith,
  noneMeansNone,
  proxyIsKnown,
  clientCertificatesNeedTls,
  embeddedOutbox,
  embeddedOutboxAlone,
  databaseIsKnown,
  encryptedAtRest,
  playgroundIsShut,
  playgroundAlone,
];
