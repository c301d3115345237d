import { Buffer } from 'node:buffer';
import { WEBHOOK, emptyMessage, silence, staticReply, webhookReply } from './row.mjs';

const REFUSALS = [400, 401, 403, 404, 409, 413, 422, 429, 500, 501, 502, 503, 504];
const typed = (type, body) => ({ headers: { 'Content-Type': type }, body });

/** Statuses and bodies of the answer, from well-formed JSON to pages of HTML. */
export const STATUSES_AND_BODIES = [
  ...[200, 201, 202].map((status) => webhookReply(`json ${status}`, { status, body: WEBHOOK })),
  staticReply('204 no content', { status: 204 }),
  ...REFUSALS.map((status) => staticReply(`json ${status}`, { status, body: WEBHOOK })),
  staticReply('304 no body', { status: 304 }),
  staticReply('500 empty body', { status: 500 }),
  staticReply('500 html', { status: 500, ...typed('text/html', '<h1>Oops</h1>') }),
  staticReply('200 empty body', {}),
  staticReply('200 body null', { body: 'null' }),
  silence('200 body {}', { body: {} }),
  emptyMessage('200 body []', { body: [] }),
  emptyMessage('200 body [{text}]', { body: [WEBHOOK] }),
  silence('200 body "string"', { body: '"string"' }),
  silence('200 body number', { body: '5' }),
  silence('200 body true', { body: 'true' }),
  staticReply('200 body false', { body: 'false' }),
  staticReply('200 body 0', { body: '0' }),
  silence('200 text/plain', typed('text/plain', 'OK')),
  silence('200 text/html', typed('text/html', '<h1>OK</h1>')),
  webhookReply('200 json as text/plain', typed('text/plain', JSON.stringify(WEBHOOK))),
  webhookReply('200 json without content-type', typed('', JSON.stringify(WEBHOOK))),
  webhookReply('200 json with BOM', { body: `\uFEFF${JSON.stringify(WEBHOOK)}` }),
  silence('200 json cut short', { body: '{"text":"WEBHO' }),
  webhookReply(
    '200 json latin1 charset',
    typed('application/json; charset=iso-8859-1', Buffer.from('{"text":"café"}', 'latin1')),
    ['caf\uFFFD'],
  ),
];
