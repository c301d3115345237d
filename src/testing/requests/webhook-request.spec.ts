import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWebhookRequest } from '../../protocol/index.js';
import { webhookRequest } from './webhook-request.js';

const FIXTURES = join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures');
const recorded = readdirSync(FIXTURES).map(
  (name) => JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as unknown,
);

describe('A made request', () => {
  it('says what it was asked to say', () => {
    const request = webhookRequest({
      intent: 'order.status',
      params: { orderId: '20413' },
      text: 'where is it?',
      language: 'it-IT',
      channel: 'whatsapp',
      user: { name: 'Rosa Rossi', phone: '+390041285057' },
      staticReply: 'One moment',
    });

    expect(readWebhookRequest(request)).toMatchObject({
      intent: { name: 'order.status' },
      params: { orderId: '20413' },
      text: 'where is it?',
      language: 'it',
      locale: 'it-IT',
      channel: 'whatsapp',
      user: { name: 'Rosa Rossi', phone: '+390041285057' },
      staticReply: 'One moment',
      draft: false,
    });
  });

  it('is read alike in all its forms', () => {
    const said = {
      intent: 'order.status',
      requestId: 'support-group-667e5e4f698c6a4ee5cf716b-1',
      text: 'hi',
    };
    const known = {
      intent: { name: 'order.status' },
      requestId: said.requestId,
      language: 'en',
      staticReply: 'Let me look',
    };

    expect(readWebhookRequest(webhookRequest(said))).toMatchObject({ ...known, text: 'hi' });
    expect(readWebhookRequest(webhookRequest({ ...said, insideFlow: true }))).toMatchObject({
      ...known,
      text: 'hi',
    });
    expect(readWebhookRequest(webhookRequest({ ...said, dialect: 'page' }))).toMatchObject({
      ...known,
      text: '',
    });
  });

  it('is a new message, in a new conversation', () => {
    const [one, other] = [webhookRequest(), webhookRequest()].map((body) => readWebhookRequest(body));

    expect(one?.messageId).not.toBe(other?.messageId);
    expect(one?.requestId).not.toBe(other?.requestId);
    expect(one?.intent).toEqual(other?.intent);
  });

  it.each([
    ['a user', webhookRequest({ user: { phone: '+390041285057' }, pressed: '#1' })],
    ['the page', webhookRequest({ dialect: 'page' })],
  ])('has no field that the recorded requests have not: %s', (_name, request) => {
    const known = new Set(recorded.flatMap((body) => [...paths(body)]));

    expect([...paths(request)].filter((path) => !known.has(path))).toEqual([]);
  });

  it('has the size of a long conversation', () => {
    const { transcript } = webhookRequest({ transcriptLength: 1_000_000 }).variables ?? {};

    expect(String(transcript).length).toBeGreaterThanOrEqual(1_000_000);
    expect(JSON.stringify(webhookRequest()).length).toBeGreaterThan(8 * 1024);
  });
});

/** Every field with its type: `payload.message.text: string`. Names of variables and globals are the bot's own. */
function* paths(value: unknown, path = ''): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* paths(item, `${path}[]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, field] of Object.entries(value))
      yield* paths(field, path === '' ? name : `${path}.${name}`);
  } else {
    yield `${path}: ${typeof value}`;
  }
}
