import type { EvidenceRule, RuleResult, RuleText, RuleVerdict } from './rule.types.js';
import { RULES } from './rules/index.js';
import { ServiceUnderTest, type ConformOptions } from './service-under-test.js';
import { skipped, ruleVerdict } from './verdicts.js';

const UNANSWERED = 'The service answers no ordinary call.';
const UNSEEN = 'No exchange that this rule applies to was seen.';
/** More problems of the same kind would only hide the other rules. */
const MAX_PROBLEMS = 5;

export interface ConformReport {
  readonly url: string;
  readonly calls: number;
  readonly results: readonly RuleResult[];
  /** No rule is broken. */
  readonly conforms: boolean;
}

/**
 * Runs every rule against one service: first those that call it, one after the other, so that each call has its own
 * reason; then those that look at all the exchanges there were.
 *
 * @param onRule called before each probe, for a progress bar
 */
export async function runRules(
  options: ConformOptions,
  onRule: (id: string) => void = () => undefined,
): Promise<ConformReport> {
  const service = new ServiceUnderTest(options);
  const verdicts = new Map<string, RuleVerdict>();
  const rules = Object.entries(RULES);
  const probes = rules.flatMap(([id, rule]) => ('probe' in rule ? [{ id, rule }] : []));
  for (const { id, rule } of probes) {
    onRule(id);
    const answers = rule.first === true || (await service.ordinary()).kind === 'answered';
    verdicts.set(id, answers ? await rule.probe(service) : skipped(UNANSWERED));
  }
  for (const [id, rule] of rules) if ('examine' in rule) verdicts.set(id, judge(rule, service));
  const results = rules.map(([id, rule]) => resultOf(id, rule, verdicts.get(id) ?? skipped(UNSEEN)));
  return {
    url: printable(options),
    calls: service.exchanges.length,
    results,
    conforms: results.every(({ status }) => status !== 'broken'),
  };
}

function judge(rule: EvidenceRule, service: ServiceUnderTest): RuleVerdict {
  const examined = service.exchanges.flatMap((exchange) => {
    const problems = rule.examine(exchange, service);
    return problems === undefined ? [] : [problems.map((problem) => `${exchange.sent.label}: ${problem}`)];
  });
  return examined.length === 0 ? skipped(UNSEEN) : ruleVerdict([...new Set(examined.flat())]);
}

function resultOf(id: string, { title, why, see }: RuleText, result: RuleVerdict): RuleResult {
  const text = { id, title, why, see };
  if (result.status !== 'broken') return { ...text, ...result };
  const more = result.problems.length - MAX_PROBLEMS;
  const problems = result.problems.slice(0, MAX_PROBLEMS);
  return { ...text, status: 'broken', problems: more > 0 ? [...problems, `… and ${more} more`] : problems };
}

/** The address without its secret parts. */
function printable({ url, secret }: ConformOptions): string {
  const copy = new URL(url);
  copy.username = copy.password = copy.search = '';
  return secret === undefined || secret === ''
    ? copy.href
    : copy.href.replaceAll(encodeURIComponent(secret), '…');
}
