import { closest, distance } from 'fastest-levenshtein';
import type { ConfigProblem } from './config-problem.types.js';
import { SETTINGS } from './setting-values.js';

/** Options of the module that are not settings, and the one property of the configuration that is derived. */
const OTHERS = ['envFilePath', 'ignoreEnvFile', 'verifiesCallers'];
const KNOWN: readonly string[] = [...SETTINGS.map(({ property }) => property), ...OTHERS];
/** Maximum number of wrong characters in a misspelt name. */
const MOST_TOLERATED = 3;

/**
 * The options that nothing reads. In JavaScript, or where the options have a wider type, the compiler does not see a
 * misspelt option, and `webhookSecret` would leave the webhook without a secret.
 */
export function unknownOptions(options: object): ConfigProblem[] {
  return Object.entries(options)
    .filter(([name, value]) => value !== undefined && !KNOWN.includes(name))
    .map(([name]) => ({
      variable: `The option ${JSON.stringify(name)}`,
      problem: 'is unknown',
      cure: cureOf(name),
    }));
}

function cureOf(name: string): string {
  const nearest = closest(name, KNOWN);
  return distance(name, nearest) <= MOST_TOLERATED
    ? `Did you mean ${nearest}?`
    : 'docs/configuration.md lists the options.';
}
