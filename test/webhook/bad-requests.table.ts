import { gzipSync } from 'node:zlib';
import { fixture, type WireBody } from '../support/fixtures.js';
import type { HttpCall } from '../support/http-client.js';
import { JSON_TYPE } from '../support/start-service.js';

/** A part of every bad request, which no answer and no line of the log may contain. */
export const CANARY = 'canary-7f3a91';
/** The secret that the service under test was started with. */
export const SECRET = 'correct-horse-battery-staple';
export const BASIC = 'platform:pa ss:word';
export const BODY_LIMIT = 320 * 1024;

export interface BadRequest {
  name: string;
  request: HttpCall;
  status: number;
  code: string;
}

const KNOWN = { ...JSON_TYPE, 'X-Webhook-Secret': SECRET };

function body(name: string, text: string | Buffer, status: number, code: string, headers = {}): BadRequest {
  return { name, request: { path: '/webhook', headers: { ...KNOWN, ...headers }, body: text }, status, code };
}

function malformed(name: string, text: string | Buffer): BadRequest {
  return body(name, text, 400, 'MALFORMED_JSON');
}

function wrongField(name: string, change: (body: WireBody) => unknown): BadRequest {
  const wire = fixture();
  wire.token += CANARY;
  const changed = change(wire);
  return body(`wrong field: ${name}`, JSON.stringify(changed ?? wire), 400, 'INVALID_WEBHOOK_REQUEST');
}

function caller(name: string, request: Partial<HttpCall>): BadRequest {
  return {
    name: `caller: ${name}`,
    request: { path: '/webhook', headers: JSON_TYPE, body: JSON.stringify(fixture()), ...request },
    status: 401,
    code: 'UNAUTHORIZED',
  };
}

const good = JSON.stringify(fixture());
const nothing = null as unknown as Record<string, unknown>;
const deep = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

export const BAD_REQUESTS: BadRequest[] = [
  // Ids with half a surrogate pair
  ...['\ud800', '\udfff'].flatMap((half) => [
    wrongField('request_id with half a surrogate pair', ({ payload }) => {
      payload.message.request.request_id = `support-group-1-${half}`;
    }),
    wrongField('root_id with half a surrogate pair', ({ payload }) => {
      payload.bot.root_id = half;
    }),
    wrongField('_id of the message with half a surrogate pair', ({ payload }) => {
      payload.message._id = `${half}x`;
    }),
  ]),

  body('more values than the limit', `[${'{},'.repeat(105_000)}{}]`, 400, 'JSON_TOO_WIDE'),

  // Lists of objects that have no constructor
  wrongField('payload', (wire) => ({ ...wire, payload: [{ constructor: null }] })),
  wrongField('bot', ({ payload }) => {
    Object.assign(payload, { bot: [{ constructor: null }] });
  }),
  wrongField('message', ({ payload }) => {
    Object.assign(payload, { message: [{ constructor: null }] });
  }),
  wrongField('request', ({ payload }) => {
    Object.assign(payload.message, { request: [{ constructor: null }] });
  }),
  wrongField('intent', ({ payload }) => {
    Object.assign(payload, { intent: [{ constructor: null }] });
  }),

  // Not JSON
  malformed('an empty body', ''),
  malformed('white space', ' \n\t '),
  malformed('plain text', CANARY),
  malformed('a single brace', '{'),
  malformed('cut in the middle', good.slice(0, 900)),
  malformed('cut by one character', good.slice(0, -1)),
  malformed('two objects', good + good),
  malformed('a trailing comma', `{"token":"${CANARY}",}`),
  malformed('single quotes', `{'token':'${CANARY}'}`),
  malformed('a comment', `/* ${CANARY} */ {}`),
  malformed('unquoted keys', `{token:"${CANARY}"}`),
  malformed('NaN', '{"token":NaN}'),
  malformed('a raw line break in a string', '{"token":"a\nb"}'),
  malformed('a NUL byte', '{"token":"\0"}'),
  malformed('HTML', `<html><body>${CANARY}</body></html>`),
  malformed('a form', `token=${CANARY}&payload=x`),
  malformed('invalid UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])),
  malformed('overlong UTF-8', Buffer.from([0x22, 0xc0, 0xaf, 0x22])),
  malformed('half a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])),
  malformed('UTF-16', Buffer.from(good.slice(0, 2000), 'utf16le')),
  malformed('Latin-1', Buffer.from('{"token":"caf\u00e9"}', 'latin1')),
  malformed('binary', Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256))),
  malformed('30,000 open brackets', '['.repeat(30_000)),
  body('30,000 lists in each other', deep(30_000, '[', ']'), 400, 'JSON_TOO_DEEP'),
  body('300,000 open brackets', '['.repeat(300_000), 400, 'JSON_TOO_DEEP'),
  body('101 objects in each other', deep(101, '{"a":', '}').replace(':}', ':1}'), 400, 'JSON_TOO_DEEP'),
  malformed('depth in a string', `"${'['.repeat(500)}`),

  // JSON, but no webhook request
  wrongField('an empty object', () => ({})),
  wrongField('a list', () => [CANARY]),
  wrongField('a string', () => CANARY),
  wrongField('a number', () => 42),
  wrongField('a bare true', () => true),
  body('wrong field: null', 'null', 400, 'INVALID_WEBHOOK_REQUEST'),
  body('15,000 nested lists', deep(15_000, '[', ']'), 400, 'JSON_TOO_DEEP'),
  body('wrong field: 100 nested lists', deep(100, '[', ']'), 400, 'INVALID_WEBHOOK_REQUEST'),
  wrongField('no token', (wire) => ({ ...wire, token: undefined })),
  wrongField('token null', (wire) => ({ ...wire, token: null })),
  wrongField('token empty', (wire) => ({ ...wire, token: '' })),
  wrongField('token a number', (wire) => ({ ...wire, token: 5 })),
  wrongField('token an object', (wire) => ({ ...wire, token: { [CANARY]: 1 } })),
  wrongField('token of 70,000 characters', (wire) => ({
    ...wire,
    payload: {},
    token: CANARY + 'x'.repeat(60_000),
  })),
  wrongField('no payload', (wire) => ({ ...wire, payload: undefined })),
  wrongField('payload null', (wire) => ({ ...wire, payload: null })),
  wrongField('payload a string', (wire) => ({ ...wire, payload: CANARY })),
  wrongField('payload a list', (wire) => ({ ...wire, payload: [CANARY] })),
  wrongField('variables a string', (wire) => ({ ...wire, variables: CANARY })),
  wrongField('variables a list', (wire) => ({ ...wire, variables: [CANARY] })),
  wrongField('no intent', (wire) => void delete (wire.payload as Partial<WireBody['payload']>).intent),
  wrongField('intent null', (wire) => void (wire.payload.intent = nothing)),
  wrongField('intent a string', (wire) => void Object.assign(wire.payload, { intent: CANARY })),
  wrongField('intent without any name', (wire) => void (wire.payload.intent = { question: CANARY })),
  wrongField(
    'intent name empty and no id',
    (wire) => void (wire.payload.intent = { intent_display_name: '' }),
  ),
  wrongField('intent name a number', (wire) => void (wire.payload.intent.intent_display_name = 7)),
  wrongField(
    'intent name an object',
    (wire) => void (wire.payload.intent.intent_display_name = { a: CANARY }),
  ),
  wrongField(
    'intent name of 2,000',
    (wire) => void (wire.payload.intent.intent_display_name = CANARY.repeat(150)),
  ),
  wrongField('intent id a list', (wire) => void (wire.payload.intent.intent_id = [CANARY])),
  wrongField('message a string', (wire) => void Object.assign(wire.payload, { message: CANARY })),
  wrongField('message text a number', (wire) => void (wire.payload.message.text = 5)),
  wrongField('message text an object', (wire) => void (wire.payload.message.text = { [CANARY]: 1 })),
  wrongField('sender a list', (wire) => void (wire.payload.message.sender = [CANARY])),
  wrongField('message id with a slash', (wire) => void (wire.payload.message._id = `../${CANARY}`)),
  wrongField('conversation a number', (wire) => void Object.assign(wire.payload.message, { request: 3 })),
  wrongField('request id a number', (wire) => void (wire.payload.message.request.request_id = 3)),
  wrongField('request id a path', (wire) => void (wire.payload.message.request.request_id = '../../admin')),
  wrongField(
    'request id with a line break',
    (wire) => void (wire.payload.message.request.request_id = 'a\r\nb'),
  ),
  wrongField('request id of 300', (wire) => void (wire.payload.message.request.request_id = 'r'.repeat(300))),
  wrongField('draft a string', (wire) => void (wire.payload.message.request.draft = 'yes')),
  wrongField('language a number', (wire) => void (wire.payload.message.request.language = 1)),
  wrongField('project id with a query', (wire) => void (wire.payload.message.id_project = `a?${CANARY}`)),
  wrongField('bot a string', (wire) => void Object.assign(wire.payload, { bot: CANARY })),
  wrongField('bot id an object', (wire) => void (wire.payload.bot._id = { $gt: '' })),
  wrongField('bot project a path', (wire) => void (wire.payload.bot.id_project = '../x')),
  wrongField('nowhere a request id', (wire) => {
    delete wire.payload.message.recipient;
    delete wire.payload.message.request.request_id;
    delete wire.variables?.conversation_id;
  }),

  // The envelope
  body('101 headers', good, 431, 'TOO_MANY_HEADERS', manyHeaders(101)),
  body('no content type', good, 415, 'UNSUPPORTED_MEDIA_TYPE', { 'Content-Type': [] }),
  body('text/plain', good, 415, 'UNSUPPORTED_MEDIA_TYPE', { 'Content-Type': 'text/plain' }),
  body('a form type', good, 415, 'UNSUPPORTED_MEDIA_TYPE', {
    'Content-Type': 'application/x-www-form-urlencoded',
  }),
  body('multipart', good, 415, 'UNSUPPORTED_MEDIA_TYPE', {
    'Content-Type': 'multipart/form-data; boundary=x',
  }),
  body('another charset', good, 415, 'UNSUPPORTED_MEDIA_TYPE', {
    'Content-Type': 'application/json; charset=latin1',
  }),
  body('a nonsense type', good, 415, 'UNSUPPORTED_MEDIA_TYPE', { 'Content-Type': `@@${CANARY}` }),
  body('gzip', gzipSync(good), 415, 'UNSUPPORTED_MEDIA_TYPE', { 'Content-Encoding': 'gzip' }),
  body('an unknown encoding', good, 415, 'UNSUPPORTED_MEDIA_TYPE', { 'Content-Encoding': CANARY }),
  body('too large', JSON.stringify({ ...fixture(), x: 'x'.repeat(BODY_LIMIT) }), 413, 'BODY_TOO_LARGE'),
  body('too large, chunked', Buffer.alloc(BODY_LIMIT + 1, 0x20), 413, 'BODY_TOO_LARGE', {
    'Transfer-Encoding': 'chunked',
  }),
  body('far too large', Buffer.alloc(BODY_LIMIT * 6, 0x20), 413, 'BODY_TOO_LARGE'),
  ...['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => ({
    name: `method ${method}`,
    request: { method, path: '/webhook', headers: { 'X-Webhook-Secret': SECRET } },
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
  })),
  ...['/', '/nothing', `/${CANARY}`, '/webhook/a/b', '/webhooks', '/../webhook/../etc/passwd'].map(
    (path) => ({
      name: `address ${path}`,
      request: { path, headers: KNOWN, body: good },
      status: 404,
      code: 'NOT_FOUND',
    }),
  ),
  {
    name: 'an address that cannot be decoded',
    request: { path: `/webhook/%E0%A4%ZZ${CANARY}`, headers: KNOWN, body: good },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'no handler',
    request: { path: '/webhook', headers: KNOWN, body: unknownIntent() },
    status: 404,
    code: 'UNKNOWN_INTENT',
  },

  // Unauthenticated callers
  caller('no secret', {}),
  caller('a wrong secret in the header', { headers: { ...JSON_TYPE, 'X-Webhook-Secret': CANARY } }),
  caller('the secret with a space', { headers: { ...JSON_TYPE, 'X-Webhook-Secret': `${SECRET} x` } }),
  caller('the secret in capitals', { headers: { ...JSON_TYPE, 'X-Webhook-Secret': SECRET.toUpperCase() } }),
  caller('an empty secret', { headers: { ...JSON_TYPE, 'X-Webhook-Secret': '' } }),
  caller('a wrong secret in the path', { path: `/webhook/${CANARY}` }),
  caller('a wrong secret in the query', { path: `/webhook?secret=${CANARY}` }),
  caller('a secret by another name', { path: `/webhook?key=${SECRET}` }),
  caller('wrong basic credentials', {
    headers: { ...JSON_TYPE, Authorization: basic(`platform:${CANARY}`) },
  }),
  caller('basic without a password', { headers: { ...JSON_TYPE, Authorization: basic('platform') } }),
  caller('basic that is no base64', { headers: { ...JSON_TYPE, Authorization: `Basic ${CANARY}!!` } }),
  caller('a bearer token', { headers: { ...JSON_TYPE, Authorization: `Bearer ${SECRET}` } }),
  caller('a bad body from a stranger', { body: '{' }),
  caller('a wrong method from a stranger', { method: 'PUT' }),
];

function manyHeaders(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`X-${index}`, CANARY]));
}

function unknownIntent(): string {
  const wire = fixture();
  wire.payload.intent = { intent_display_name: `${CANARY} \n forged line` };
  return JSON.stringify(wire);
}

export function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}
