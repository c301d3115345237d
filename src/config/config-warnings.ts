import { distance } from 'fastest-levenshtein';
import type { Secret } from '../common/index.js';
import type { FulfillmentConfig } from './fulfillment-config.js';
import type { ProjectsSnapshot } from './projects/index.js';
import { verifiedBy } from './verified-by.js';

/** A secret made as the documentation says has 64 characters. One below 16 can be guessed, or was typed by hand. */
const SHORT = 16;

/** Logged at each start, and part of the details of `/health/ready`. */
export const UNVERIFIED_WARNING =
  'WEBHOOK_VERIFICATION=none in production: every caller that reaches the webhook can run handlers. ' +
  'Set WEBHOOK_SECRETS or another proof, and leave WEBHOOK_VERIFICATION out.';

const SHARED_PROOFS = ['WEBHOOK_PLATFORM_CHECK', 'WEBHOOK_ALLOWED_ADDRESSES'];

/** Settings with which the service starts, but which are probably mistakes. */
export function warningsOf(
  config: FulfillmentConfig,
  env: NodeJS.ProcessEnv,
  projects: ProjectsSnapshot,
): string[] {
  return [
    ...anyCaller(config),
    ...shortSecrets(config),
    ...anyBotOfThePlatform(config, projects),
    ...rateOfAllProjects(config, projects),
    ...httpsForNobody(config),
    ...nearlyProduction(config, env),
  ];
}

/** `none` is easily left over from a trial. */
function anyCaller({ production, webhookVerification }: FulfillmentConfig): string[] {
  return production && webhookVerification === 'none' ? [UNVERIFIED_WARNING] : [];
}

function shortSecrets({ production, webhookSecrets, webhookBasicAuth }: FulfillmentConfig): string[] {
  if (!production) {
    return [];
  }
  const passwords = webhookBasicAuth.map((entry) => entry.reveal().replace(/^[^:]*:/, ''));
  return [
    ...tooShort('WEBHOOK_SECRETS', 'entry', webhookSecrets.map(revealed)),
    ...tooShort('WEBHOOK_BASIC_AUTH', 'the password of entry', passwords),
  ];
}

function tooShort(variable: string, what: string, values: readonly string[]): string[] {
  return values.flatMap((value, index) =>
    value.length < SHORT
      ? [
          `${variable}: ${what} ${index + 1} is shorter than ${SHORT} characters. Make one with \`openssl rand -hex 32\`.`,
        ]
      : [],
  );
}

function revealed(secret: Secret): string {
  return secret.reveal();
}

/**
 * The proofs that every bot of the platform can show: its own token, about its own conversation, and an address that
 * all bots share. The author of any bot could run these handlers.
 */
function anyBotOfThePlatform(config: FulfillmentConfig, { proofs, onlyListed }: ProjectsSnapshot): string[] {
  const { production, allowedProjects, allowedBots, webhookProofs, webhookPlatformCheck } = config;
  if (!production || config.webhookVerification === 'custom') return [];
  if (onlyListed || allowedProjects.length + allowedBots.length > 0) return [];
  const variables = verifiedBy(config, proofs);
  const own = variables.filter((variable) => !SHARED_PROOFS.includes(variable));
  const isOpen = own.length === 0 || (webhookProofs === 'any' && webhookPlatformCheck);
  const shared = variables.filter((variable) => SHARED_PROOFS.includes(variable)).join(' and ');
  return isOpen && shared !== ''
    ? [
        `${shared}: every bot of the platform passes, of any owner. Set ALLOWED_PROJECTS or ALLOWED_BOTS, or ` +
          'onlyListedProjects in the projects file.',
      ]
    : [];
}

/** The other limits are those of the process: the calls of one tenant can use up the share of the others. */
function rateOfAllProjects(
  { production, allowedProjects, limitRatePerProject }: FulfillmentConfig,
  { projects }: ProjectsSnapshot,
): string[] {
  const several = projects.size > 1 || allowedProjects.length > 1;
  return production && several && limitRatePerProject === 0
    ? [
        'LIMIT_RATE_PER_PROJECT=0 with several projects: one project can use up the calls that the process can take. ' +
          'Set it to the calls a minute that one project may make.',
      ]
    : [];
}

function httpsForNobody({ requireHttps, tlsCertFile, trustProxy }: FulfillmentConfig): string[] {
  if (!requireHttps || tlsCertFile !== undefined || trustProxy.enabled) {
    return [];
  }
  return [
    'REQUIRE_HTTPS is on, but the service does not serve HTTPS: only loopback callers are accepted. ' +
      'Set TLS_CERT_FILE and TLS_KEY_FILE, or TRUST_PROXY if HTTPS ends at a proxy.',
  ];
}

/** With `prod`, an operator would wrongly expect the strict defaults. */
function nearlyProduction({ production }: FulfillmentConfig, env: NodeJS.ProcessEnv): string[] {
  const word = env.NODE_ENV?.trim().toLowerCase() ?? '';
  const meant = word.startsWith('prod') || (word.length > 0 && distance(word, 'production') <= 2);
  return !production && meant && env.NODE_ENV?.trim() !== 'production'
    ? ['NODE_ENV looks like production, but is not: the stricter defaults are off. Write it as production.']
    : [];
}
