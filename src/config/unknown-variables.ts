import { closest, distance } from 'fastest-levenshtein';

/** Reserved names of Node, of npm, and of proxy settings that this service does not read. */
const FOREIGN = /^(?:NODE_|npm_|(?:http|all)_proxy$|(?:HTTP|ALL)_PROXY$)/;

/**
 * Prefixes that are too common to report: the empty one, and those that other programs use too (HTTP_PROXY,
 * DATABASE_HOST).
 */
const COMMON_PREFIXES = new Set([
  '',
  'ALLOWED_',
  'BOT_',
  'CLIENT_',
  'DATABASE_',
  'HTTP_',
  'HTTPS_',
  'LIMIT_',
  'LOOP_',
  'NO_',
  'NODE_',
  'SESSION_',
]);

/** Maximum number of wrong characters in a misspelt name. */
const MOST_TOLERATED = 2;

/** The suffixes of variables that Kubernetes sets in every pod for every service. */
const KUBERNETES = /_SERVICE_(?:HOST|PORT(?:_.+)?)$|_PORT_\d+_(?:TCP|UDP|SCTP)(?:_(?:ADDR|PORT|PROTO))?$/;
const KUBERNETES_ADDRESS = /^(?:tcp|udp|sctp):\/\//;

/**
 * Finds variables that look like settings but are unknown: a misspelt setting silently has no effect. It reports names
 * that are close to a setting (in any capitalisation), and all other names with the prefix of one.
 *
 * @param known the names of settings.
 * @param used other names that the service reads.
 */
export function unknownVariables(
  env: NodeJS.ProcessEnv,
  known: readonly string[],
  used: ReadonlySet<string> = new Set(),
): string[] {
  const prefixes = new Set(known.map(prefixOf).filter((prefix) => !COMMON_PREFIXES.has(prefix)));
  return Object.keys(env)
    .filter((name) => !known.includes(name) && !used.has(name))
    .filter((name) => !FOREIGN.test(name) && !isOfKubernetes(name, env[name]))
    .flatMap((name) => {
      const ours = prefixes.has(prefixOf(name));
      const meant = nearMiss(name, known) ?? (ours ? beginningOf(name, known) : undefined);
      if (meant !== undefined) {
        return [`${name} is not a setting: did you mean ${meant}?`];
      }
      return ours ? [`${name} is not a setting. docs/configuration.md lists them.`] : [];
    })
    .sort();
}

function prefixOf(name: string): string {
  return name.slice(0, name.indexOf('_') + 1).toUpperCase();
}

/** The shorter a name, the more words are close to it: HOME is not a misspelt HOST, nor POST a PORT. */
function nearMiss(name: string, known: readonly string[]): string | undefined {
  const candidates = known.filter(({ length }) => Math.abs(length - name.length) <= MOST_TOLERATED);
  if (candidates.length === 0) return undefined;
  const nearest = closest(name.toUpperCase(), candidates);
  const tolerated = nearest.length < 6 ? 0 : nearest.length < 8 ? 1 : MOST_TOLERATED;
  return distance(name.toUpperCase(), nearest) <= tolerated ? nearest : undefined;
}

/** TLS_CERT for TLS_CERT_FILE, PLATFORM_TIMEOUT for PLATFORM_TIMEOUT_MS. */
function beginningOf(name: string, known: readonly string[]): string | undefined {
  return known.find((candidate) => candidate.startsWith(`${name.toUpperCase()}_`));
}

function isOfKubernetes(name: string, value: string | undefined): boolean {
  return KUBERNETES.test(name) || (name.endsWith('_PORT') && KUBERNETES_ADDRESS.test(value ?? ''));
}
