import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { notTakenLike } from '../answer-kinds.js';
import { exchangeSummary } from '../../http/index.js';
import type { RuleTable, RuleVerdict } from '../rule.types.js';
import type { ServiceUnderTest } from '../service-under-test.js';
import { skipped, ruleVerdict } from '../verdicts.js';

/** The address, the connection and the time: the conditions before an answer. */
export const CONNECTION_RULES: RuleTable = {
  reachable: {
    title: 'The address can be reached.',
    why: 'Without a listening service the user sees nothing at all, not even the static reply.',
    see: ['docs/engine-behaviour.md#answers'],
    first: true,
    probe: async (service) => {
      const answer = await service.ordinary();
      const failed = answer.kind === 'failed' && ['refused', 'unknown-host'].includes(answer.failure);
      return ruleVerdict([failed ? exchangeSummary(answer) : undefined]);
    },
  },
  'trusted-certificate': {
    title: 'The certificate is valid and of a known authority.',
    why: 'The platform verifies it; otherwise the user sees nothing.',
    see: ['docs/engine-behaviour.md#answers'],
    first: true,
    probe: async (service) => {
      if (service.options.url.protocol !== 'https:') return skipped('The address is plain HTTP.');
      const answer = await service.ordinary();
      if (answer.kind === 'answered' || answer.failure !== 'certificate') return ruleVerdict([]);
      service.ignoreCertificate();
      return ruleVerdict([exchangeSummary(answer)]);
    },
  },
  https: {
    title: 'The address is HTTPS, and plain HTTP is rejected there.',
    why: 'Every call carries a token that opens the conversation. A redirect would already have sent it unencrypted.',
    see: ['docs/protocol.md#11-when-the-engine-calls-the-webhook'],
    probe: async (service) => {
      const { url } = service.options;
      if (url.protocol === 'https:') return plainHttpIsRefused(service);
      const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
      return local ? skipped('A service on this machine.') : ruleVerdict(['the address begins with http://']);
    },
  },
  'no-dropped-connection': {
    title: 'Every call gets a complete answer.',
    why: 'The platform never retries: the user sees nothing.',
    see: ['docs/engine-behaviour.md#answers'],
    examine: (exchange) => {
      if (!exchange.sent.asPlatform) return undefined;
      const failed = exchange.kind === 'failed' && ['dropped', 'not-http'].includes(exchange.failure);
      return failed ? [exchangeSummary(exchange)] : [];
    },
  },
  'in-time': {
    title: 'Every call is answered in time.',
    why: 'The platform waits without a limit, and so does its user; the late reply then comes among newer ones.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors', 'docs/engine-behaviour.md#answers'],
    examine: (exchange) => {
      if (!exchange.sent.asPlatform) return undefined;
      const late = exchange.kind === 'failed' && exchange.failure === 'late';
      return late ? [exchangeSummary(exchange)] : [];
    },
  },
  'keep-alive': {
    title: 'A kept-alive connection accepts a second call.',
    why: 'The engine reuses connections; a reset of one leaves the user without an answer.',
    see: ['docs/engine-behaviour.md#answers'],
    probe: async (service) => {
      const options = { keepAlive: true, maxSockets: 1 };
      const isSecure = service.options.url.protocol === 'https:';
      const agent = isSecure ? new HttpsAgent(options) : new HttpAgent(options);
      try {
        const first = await service.call('the first call of a connection', {}, { agent });
        const second = await service.call('the second call of a connection', {}, { agent });
        const ordinary = await service.ordinary();
        return ruleVerdict([first, second].map((answer) => notTakenLike(ordinary, answer)));
      } finally {
        agent.destroy();
      }
    },
  },
};

async function plainHttpIsRefused(service: ServiceUnderTest): Promise<RuleVerdict> {
  const url = new URL(service.options.url.href.replace(/^https:/, 'http:'));
  const answer = await service.call('the same by plain HTTP', {}, { url, asPlatform: false });
  const refused = answer.kind === 'failed' || answer.status >= 400;
  return ruleVerdict([refused ? undefined : `plain HTTP: ${exchangeSummary(answer)}`]);
}
