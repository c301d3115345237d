import { isDeepStrictEqual } from 'node:util';
import { notSurvivedLike, notTakenLike } from '../answer-kinds.js';
import { exchangeSummary, breakOffCall, type Exchange } from '../../http/index.js';
import { parsed } from '../../wire/index.js';
import type { RuleTable } from '../rule.types.js';
import type { ServiceUnderTest } from '../service-under-test.js';
import { ruleVerdict } from '../verdicts.js';

const DEPTH = 20_000;
const NOT_JSON = ['{"payload":', 'hello', '', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])];
const NOT_REQUESTS = ['{}', '[]', 'null', '42', '{"payload":null}', '{"payload":{"intent":[]},"token":7}'];

/** The effect of attackers, accidents and concurrency on a service. */
export const STABILITY_RULES: RuleTable = {
  'malformed-json': {
    title: 'A body that is not JSON gets a 4xx, and the service keeps running.',
    why: 'Any client on the internet can send one.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors'],
    probe: async (service) => {
      const problems: (string | undefined)[] = [];
      for (const body of NOT_JSON) {
        const what =
          typeof body === 'string' ? `the body ${JSON.stringify(body)}` : 'bytes that are not text';
        problems.push(notRefused(await service.send(what, { body })));
      }
      return ruleVerdict([...problems, await stillAnswers(service)]);
    },
  },
  'not-a-request': {
    title: 'JSON that is not a request of the platform gets an answer, and the service keeps running.',
    why: 'Scanners and misconfigured clients send it.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors'],
    probe: async (service) => {
      const problems: (string | undefined)[] = [];
      for (const body of NOT_REQUESTS) {
        const answer = await service.send(`the body ${body}`, { body });
        problems.push(notSurvivedLike(await service.ordinary(), answer));
      }
      return ruleVerdict([...problems, await stillAnswers(service)]);
    },
  },
  'deep-json': {
    title: 'Deeply nested JSON gets an answer, and the service keeps running.',
    why: 'A few kilobytes of brackets end a process that walks them recursively.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors'],
    probe: async (service) => {
      const json = JSON.stringify(service.request({ params: { deep: 'HERE' } }));
      const body = json.replace('"HERE"', '['.repeat(DEPTH) + ']'.repeat(DEPTH));
      const answer = await service.send('deeply nested JSON', { body });
      return ruleVerdict([notSurvivedLike(await service.ordinary(), answer), await stillAnswers(service)]);
    },
  },
  'broken-off-call': {
    title: 'An aborted call does no harm.',
    why: 'Connections break in the middle of a request every day.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors'],
    probe: async (service) => {
      await breakOffCall(service.options.url, JSON.stringify(service.request()));
      return ruleVerdict([await stillAnswers(service)]);
    },
  },
  'post-only': {
    title: 'A GET gets a status of 400 and up.',
    why: 'It comes after a redirect, from crawlers and from previews of links: no handler may run for it.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors', 'docs/engine-behaviour.md#answers'],
    probe: async (service) => {
      const answer = await service.send('a GET', { method: 'GET', asPlatform: false });
      const refused = answer.kind === 'answered' && answer.status >= 400;
      return ruleVerdict([refused ? undefined : `a GET: ${exchangeSummary(answer)}`]);
    },
  },
  'concurrent-calls': {
    title: 'Concurrent calls are all answered.',
    why: 'All the users of a bot call one webhook.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors'],
    probe: async (service) => {
      const { concurrency } = service.options;
      const label = `one of ${concurrency} calls at once`;
      const answers = await Promise.all(Array.from({ length: concurrency }, () => service.call(label, {})));
      const ordinary = await service.ordinary();
      return ruleVerdict([...new Set(answers.map((answer) => notTakenLike(ordinary, answer)))]);
    },
  },
  'hasty-user': {
    title: 'Two messages of one conversation at once are both answered.',
    why: 'The engine does not wait for the first.',
    see: ['docs/engine-behaviour.md#answers'],
    probe: async (service) => {
      const requestId = String(service.request().payload.message.request.request_id);
      const answers = await Promise.all(
        ['the first', 'the second'].map((which) =>
          service.call(`${which} of two messages at once`, { requestId, text: `${which} message` }),
        ),
      );
      const ordinary = await service.ordinary();
      return ruleVerdict(answers.map((answer) => notTakenLike(ordinary, answer)));
    },
  },
  'same-answer-twice': {
    title: 'The same call twice gets the same answer.',
    why: 'The old engine and gateways send a call again if its answer was lost.',
    see: [
      'docs/protocol.md#19-the-old-internal-engine',
      'docs/protocol.md#72-delivery-of-resthooks-external-bots-and-the-engine-call',
    ],
    probe: async (service) => {
      const body = service.request();
      const first = await service.call('a call that is sent twice', body);
      const second = await service.call('the same call again', body);
      const statuses = `${exchangeSummary(first)}, then ${exchangeSummary(second)}`;
      return ruleVerdict([isSame(first, second) ? undefined : `the answers differ: ${statuses}`]);
    },
  },
};

function notRefused(answer: Exchange): string | undefined {
  const refused = answer.kind === 'answered' && answer.status >= 400 && answer.status < 500;
  return refused ? undefined : `${answer.sent.label}: ${exchangeSummary(answer)}`;
}

async function stillAnswers(service: ServiceUnderTest): Promise<string | undefined> {
  const answer = await service.call('an ordinary call afterwards', {});
  return notTakenLike(await service.ordinary(), answer);
}

function isSame(first: Exchange, second: Exchange): boolean {
  if (first.kind === 'failed' || second.kind === 'failed') return first.kind === second.kind;
  return first.status === second.status && isDeepStrictEqual(parsed(first.body), parsed(second.body));
}
