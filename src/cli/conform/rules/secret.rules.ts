import { leaksIn } from '../canaries.js';
import { exchangeSummary, type AnsweredExchange } from '../../http/index.js';
import type { RuleTable } from '../rule.types.js';
import { skipped, ruleVerdict } from '../verdicts.js';
import { wrongAddresses } from './wrong-addresses.js';

const REFUSED = [401, 403, 404];
/** The formats of JavaScript, Python, Java and PHP. */
const STACK_TRACE =
  /\n\s+at .+:\d+:\d+|Traceback \(most recent call last\)|\bat [\w.$]+\(\w+\.java:\d+\)|#\d+ \/\S+\.php/;

/** Data that must not leak, and callers that must be rejected. */
export const SECRET_RULES: RuleTable = {
  'no-leak': {
    title: 'No answer holds the token, a secret or the globals of the call.',
    why: "The token opens the conversation, the bot's secret signs tokens, and globals hold keys of other systems. An answer is visible in logs, in proxies and to the user.",
    see: ['docs/protocol.md#16-field-catalogue', 'docs/protocol.md#23-path-b-text'],
    examine: (exchange, service) =>
      exchange.kind === 'failed'
        ? undefined
        : leaksIn(everythingIn(exchange), service.canaries).map((name) => `it holds ${name}`),
  },
  'no-stack-trace': {
    title: 'No answer holds a stack trace.',
    why: 'It reveals the software to attackers, file by file.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors'],
    examine: (exchange) => {
      if (exchange.kind === 'failed') return undefined;
      return STACK_TRACE.test(everythingIn(exchange)) ? ['it holds a stack trace'] : [];
    },
  },
  'wrong-secret': {
    title: 'Calls with a wrong secret, and calls without one, are rejected.',
    why: 'Without a secret in the address any caller can run any intent for any user.',
    see: [
      'docs/protocol.md#12-http-envelope',
      'docs/protocol.md#55-resthook-subscriptions-and-external-bots',
    ],
    probe: async (service) => {
      const addresses = wrongAddresses(service.options);
      if (addresses.length === 0) return skipped('No secret of the address was given.');
      const problems: (string | undefined)[] = [];
      for (const { label, url } of addresses) {
        const answer = await service.call(label, {}, { url });
        const refused = answer.kind === 'answered' && REFUSED.includes(answer.status);
        problems.push(refused ? undefined : `${label}: ${exchangeSummary(answer)}`);
      }
      return ruleVerdict(problems);
    },
  },
};

/** Escaped line ends inside JSON strings count too, because a trace may be in one. */
function everythingIn({ headers, body }: AnsweredExchange): string {
  return `${JSON.stringify(headers)}\n${body?.toString('utf8').replaceAll('\\n', '\n') ?? ''}`;
}
