import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { webhook } from '../harness/webhook.mjs';
import { silence, staticReply, webhookReply } from './row.mjs';

const to = (Location, status = 307) => ({ status, headers: { Location } });

/** Tells what arrived at the end of a redirect. */
const elsewhere = ({ method, body }) => ({
  body: { text: `ELSEWHERE ${method} ${body ? 'with' : 'without'} body` },
});

/** Redirects to another path of the same server. */
const redirecting = (status) => (request) =>
  request.url === '/elsewhere' ? elsewhere(request) : to('/elsewhere', status);

/** Redirects `length` times, then answers. */
const chain = (length) => (request) => {
  const step = Number(/step=(\d+)/.exec(request.url)?.[1] ?? 0);
  return step < length ? to(`/webhook?step=${step + 1}`) : elsewhere(request);
};

const withCredentials = (url, credentials) => url.replace('://', `://${credentials}@`);
const basic = (text) => `Basic ${Buffer.from(text, 'utf8').toString('base64')}`;

/** The bot's webhook URL carries credentials, which arrive as Basic. */
const authorized = (name, inUrl, expected) =>
  webhookReply(name, undefined, undefined, {
    bot: ({ hook }) => ({ webhookUrl: withCredentials(hook.url, inUrl) }),
    check: (turn, { hook }) => assert.equal(hook.requests[0].headers.authorization, basic(expected)),
  });

const KEPT = ['ELSEWHERE POST with body'];
const LOST = ['ELSEWHERE GET without body'];

/** Method, body and credentials on the way. */
export const REDIRECTS_AND_CREDENTIALS = [
  ...[301, 302, 303].map((status) => webhookReply(`redirect ${status}`, redirecting(status), LOST)),
  ...[307, 308].map((status) => webhookReply(`redirect ${status}`, redirecting(status), KEPT)),
  webhookReply('redirect 307 other port, with user:pass', undefined, KEPT, {
    bot: async ({ hook, afterwards }) => {
      const other = await webhook((request) => {
        assert.equal(request.headers.authorization, undefined, 'credentials stay behind');
        return elsewhere(request);
      });
      afterwards(() => other.close());
      hook.answers(to(other.url));
      return { webhookUrl: withCredentials(hook.url, 'robin:pass') };
    },
  }),
  webhookReply('redirect 307 same origin, with user:pass', redirecting(307), KEPT, {
    bot: ({ hook }) => ({ webhookUrl: withCredentials(hook.url, 'robin:pass') }),
  }),
  silence('redirect chain of 60', chain(60)),
  webhookReply('redirect chain of 20', chain(20), KEPT),
  silence('redirect loop', to('/webhook')),
  staticReply('302 without Location', { status: 302 }),
  authorized('user:pass in webhook_url', 'robin:pass', 'robin:pass'),
  authorized('user:pass, percent-encoded', 'r%C3%B6bin:p%40ss%3A1', 'röbin:p@ss:1'),
  authorized('user only', 'robin', 'robin:'),
];
