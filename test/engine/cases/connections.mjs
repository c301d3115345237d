import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../harness/child.mjs';
import { webhook } from '../harness/webhook.mjs';
import { WEBHOOK, silence, staticReply, webhookReply } from './row.mjs';

const BODY = JSON.stringify(WEBHOOK);
const CHUNKED = ['HTTP/1.1 200 OK', 'Content-Type: application/json', 'Transfer-Encoding: chunked', '', ''];
const CUT = [
  'HTTP/1.1 200 OK',
  'Content-Type: application/json',
  'Content-Length: 500',
  '',
  BODY.slice(0, 8),
];
const HTTP_1_0 = ['HTTP/1.0 200 OK', 'Content-Type: application/json', '', BODY];

const CERTIFICATES = join(import.meta.dirname, '..', '..', 'platform', 'certificates');
const pem = (part) => readFileSync(join(CERTIFICATES, `loopback.${part}.pem`), 'utf8');

const lines = (all) => all.join('\r\n');
const chunk = (text) => `${text.length.toString(16)}\r\n${text}\r\n`;
const notCalled = (turn, { hook }) => assert.equal(hook.requests.length, 0);

/** Connections that fail, and unusual but valid forms of HTTP. */
export const CONNECTIONS = [
  silence('connection refused', undefined, {
    bot: async () => ({ webhookUrl: `http://127.0.0.1:${await freePort()}/webhook` }),
    check: notCalled,
  }),
  silence('unknown host', undefined, {
    bot: () => ({ webhookUrl: 'http://no-such-host.invalid/webhook' }),
    check: notCalled,
  }),
  silence('reset before response', { drop: 'reset' }),
  silence('closed before response', { drop: 'close' }),
  staticReply('closed in mid-body', { raw: lines(CUT) }),
  silence('not HTTP', { raw: 'hello\r\n' }),
  silence('self-signed https', undefined, {
    bot: async ({ afterwards }) => {
      const secure = await webhook(undefined, { key: pem('key'), cert: pem('cert') });
      afterwards(() => secure.close());
      return { webhookUrl: secure.url };
    },
    check: notCalled,
  }),
  webhookReply('chunked', {
    raw: lines(CHUNKED) + chunk(BODY.slice(0, 8)) + chunk(BODY.slice(8)) + '0\r\n\r\n',
  }),
  webhookReply('HTTP/1.0 style, close-delimited', { raw: lines(HTTP_1_0) }),
];
