import { notSurvivedLike, notTakenLike } from '../answer-kinds.js';
import { exchangeSummary } from '../../http/index.js';
import type { RuleTable, RuleVerdict } from '../rule.types.js';
import type { ServiceUnderTest } from '../service-under-test.js';
import type { WebhookRequestBody, WebhookRequestOptions } from '../../../testing/requests/index.js';
import { skipped, ruleVerdict } from '../verdicts.js';

const ORDINARY_BYTES = 24 * 1024;
const LARGE_BYTES = 1024 * 1024;

/** Requests as the platform sends them, in all their variants. */
export const REQUEST_RULES: RuleTable = {
  'known-intent': {
    title: 'An intent that the service knows is answered.',
    why: 'A status of 400 and up shows the static reply.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors'],
    probe: async (service) => {
      if (service.options.intents.length === 0) return skipped('No intent was named.');
      const answers = await Promise.all(service.intents.map((intent) => service.ordinary(intent)));
      return ruleVerdict(
        answers.map((answer) =>
          answer.kind === 'answered' && answer.status >= 400
            ? `${answer.sent.label}: ${exchangeSummary(answer)}`
            : undefined,
        ),
      );
    },
  },
  'unknown-intent': {
    title: 'An unknown intent gets an answer that the platform tolerates.',
    why: 'Users can run any block by typing its name, and designers add blocks before their handlers exist.',
    see: ['docs/protocol.md#11-when-the-engine-calls-the-webhook'],
    probe: async (service) => {
      const names = ['conform.nobody.knows.this', `o'clock "quoted" ünï ☃ </b>`, ''];
      const answers = await Promise.all(
        names.map((intent) => service.call(`the intent ${JSON.stringify(intent)}`, { intent })),
      );
      const ordinary = await service.ordinary();
      return ruleVerdict(answers.map((answer) => notSurvivedLike(ordinary, answer)));
    },
  },
  'body-24-kb': {
    title: 'A body of 24 KB is accepted.',
    why: 'That is the size of an ordinary call.',
    see: ['docs/protocol.md#17-size-of-the-body'],
    probe: (service) => isTaken(service, 'a body of 24 KB', { transcriptLength: ORDINARY_BYTES }),
  },
  'body-1-mb': {
    title: 'A body of 1 MB is accepted.',
    why: 'Transcripts grow with every turn. Many frameworks accept 100 KB by default: long conversations then only get the static reply, and no error is visible.',
    see: ['docs/protocol.md#17-size-of-the-body'],
    probe: (service) => isTaken(service, 'a body of 1 MB', { transcriptLength: LARGE_BYTES }),
  },
  'inside-flow': {
    title: 'A call from inside a flow is accepted.',
    why: 'Most calls come from a previous block: no language, no user, no channel in the message.',
    see: ['docs/protocol.md#14-the-body-of-an-internal-invocation'],
    probe: (service) => isTaken(service, 'a call from inside a flow', { insideFlow: true }),
  },
  'page-dialect': {
    title: "A request like the sample on the platform's page gets an answer.",
    why: 'Hand-made tests send it, and older installations similar ones.',
    see: ['docs/protocol.md#15-the-text-of-the-message', 'docs/protocol.md#19-the-old-internal-engine'],
    probe: async (service) => {
      const answer = await service.call('the sample of the page', { dialect: 'page' });
      return ruleVerdict([notSurvivedLike(await service.ordinary(), answer)]);
    },
  },
  'unknown-fields': {
    title: 'Unknown fields are ignored.',
    why: 'The platform adds fields with any release.',
    see: ['docs/protocol.md#16-field-catalogue'],
    probe: (service) => {
      const body = service.request();
      const { payload } = body;
      const unknown = { conformUnknown: { deep: [1, 'two', null] } };
      for (const part of [body, payload, payload.message, payload.message.request, payload.intent]) {
        Object.assign(part, unknown);
      }
      return isTaken(service, 'unknown fields', body);
    },
  },
  'null-fields': {
    title: 'Fields that are null or empty are accepted.',
    why: 'Most fields can be, depending on the channel.',
    see: ['docs/protocol.md#16-field-catalogue'],
    probe: (service) => {
      const body = service.request();
      const { message } = body.payload;
      Object.assign(message, { attributes: null, metadata: '', language: null, channel: null });
      Object.assign(message.request, { lead: null, department: null, requester: null, participants: [] });
      return isTaken(service, 'fields that are null', body);
    },
  },
  'absent-fields': {
    title: 'Missing fields are accepted.',
    why: 'The old engine sends no variables, and calls of automations hardly any message.',
    see: [
      'docs/protocol.md#14-the-body-of-an-internal-invocation',
      'docs/protocol.md#19-the-old-internal-engine',
    ],
    probe: (service) => {
      const body = service.request({ insideFlow: true });
      delete body.variables;
      return isTaken(service, 'no variables', body);
    },
  },
  'odd-characters': {
    title: 'The user may write any characters.',
    why: 'Users do: other scripts, emoji, control characters, halves of a character.',
    see: ['docs/protocol.md#16-field-catalogue'],
    probe: (service) =>
      isTaken(service, 'odd characters', { text: 'مرحبا 👩‍👩‍👧 \u0000 \u202e \uffff \ud83d <script>' }),
  },
  'odd-names': {
    title: 'Variables may have any names.',
    why: 'Users can set variables of any name by a typed command; some names have a meaning in the programming language of the service.',
    see: ['docs/protocol.md#11-when-the-engine-calls-the-webhook', 'docs/protocol.md#16-field-catalogue'],
    probe: (service) => {
      const body = service.request();
      const odd = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":1},"":2}') as object;
      body.variables = Object.fromEntries([...Object.entries(body.variables ?? {}), ...Object.entries(odd)]);
      return isTaken(service, 'odd names of variables', body);
    },
  },
};

/** The call must be accepted as an ordinary one is, with any result. */
async function isTaken(
  service: ServiceUnderTest,
  label: string,
  request: WebhookRequestBody | WebhookRequestOptions,
): Promise<RuleVerdict> {
  return ruleVerdict([notTakenLike(await service.ordinary(), await service.call(label, request))]);
}
