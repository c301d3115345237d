import { newId } from '../../src/playground/index.js';
import { BOT_TOKEN, PROJECT_ID, REQUEST_ID, RecordingPlatform, USER_TOKEN } from '../platform/index.js';
import { CONVERSATION_ROWS } from './conversation-rows.table.js';
import { PROJECT_ROWS } from './project-rows.table.js';
import { RECORD_ROWS } from './record-rows.table.js';
import type { RestCase } from './rest-case.js';

/** The rows of protocol.md 4.2. */
const LAST_ROW = 43;
const ROWS = { ...CONVERSATION_ROWS, ...RECORD_ROWS, ...PROJECT_ROWS };
const CASES = Object.entries(ROWS).flatMap(([row, cases]) => cases.map((item) => ({ row, ...item })));
const TOKENS = { bot: BOT_TOKEN, user: USER_TOKEN, nobody: undefined };

type Call = Pick<RestCase, 'as' | 'body' | 'call'>;

describe.each(['over HTTP', 'in process'])('The REST interface of the emulated platform %s', (way) => {
  let platform: RecordingPlatform;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
  });
  beforeEach(() => platform.reset());
  afterAll(() => platform?.stop());

  function requestOf({ as = 'bot', call, body }: Call, signal?: AbortSignal): Request {
    const [method, path] = call.replace(':p', PROJECT_ID).replace(':r', REQUEST_ID).split(' ');
    const token = TOKENS[as];
    return new Request(platform.url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `JWT ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  }

  const send = (request: Request): Promise<Response> =>
    way === 'in process' ? platform.handle(request) : fetch(request);

  async function answerTo(call: Call): Promise<{ status: number; body: unknown }> {
    const response = await send(requestOf(call));
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }

  /** The call has arrived, and everything that the platform does about it has been done. */
  async function arrives(): Promise<void> {
    await new Promise<void>((resolve) => {
      const stop = platform.log.subscribe(() => {
        stop();
        resolve();
      });
    });
    for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
  }

  it('has a case for every row of the protocol', () => {
    const all = Array.from({ length: LAST_ROW }, (_, index) => index + 1);
    expect(Object.keys(ROWS).map(Number)).toEqual(all);
  });

  it.each(CASES)('row $row: $what', async ({ given, status = 200, answer, silent, leaves, ...call }) => {
    const { world } = platform;
    const conversation = world.conversations.get(REQUEST_ID);
    if (conversation === undefined) throw new Error('The conversation of the tests is not there.');
    given?.({ world, conversation });

    if (silent === true) {
      const patience = new AbortController();
      const arrived = arrives();
      const outcome = send(requestOf(call, patience.signal)).then(
        () => 'answered',
        () => 'given up',
      );
      await arrived;
      expect(platform.log.entries.at(-1)).not.toHaveProperty('durationMs');
      patience.abort();
      expect(await outcome).toBe('given up');
    } else {
      expect(await answerTo(call)).toMatchObject({
        status,
        ...(answer === undefined ? {} : { body: answer }),
      });
    }
    expect(conversation.document).toMatchObject(leaves ?? {});
  });

  describe('before any row', () => {
    it.each<[string, Record<string, string>, number, unknown]>([
      ['no Authorization', {}, 401, 'Unauthorized'],
      ['a bare token', { authorization: BOT_TOKEN }, 400, 'Bad Request'],
      ['another scheme', { authorization: `Bearer ${BOT_TOKEN}` }, 401, 'Unauthorized'],
      ['an unknown token', { authorization: 'JWT a.b.c' }, 401, 'Unauthorized'],
    ])('refuses %s', async (_, headers, status, body) => {
      const response = await send(
        new Request(`${platform.url}/${PROJECT_ID}/requests/${REQUEST_ID}`, { headers }),
      );
      const text = await response.text();
      expect([response.status, text]).toEqual([
        status,
        typeof body === 'string' ? body : JSON.stringify(body),
      ]);
    });

    it.each<[string, Call, number, unknown]>([
      ['a project that is none', { call: 'GET /shop/tags' }, 400, { error: 'Invalid project id: shop' }],
      ['a bot where a person must be', { call: 'GET /:p/subscriptions' }, 403, { success: false }],
      [
        'a body that is too large',
        { call: 'PATCH /:p/requests/:r/attributes', body: { text: 'x'.repeat(512_000) } },
        413,
        { err: 'Request entity too large', limit: 512_000 },
      ],
      ['a way that leads nowhere', { call: 'GET /:p/nowhere' }, 404, expect.any(String)],
    ])('refuses %s', async (_, call, status, body) => {
      expect(await answerTo(call)).toMatchObject({ status, body });
    });

    it('refuses a project that it does not have', async () => {
      const other = newId();
      const answer = await answerTo({ call: `GET /${other}/tags` });
      expect(answer).toEqual({ status: 400, body: { error: `Project not found with id: ${other}` } });
    });
  });

  it('gives a message by its id', async () => {
    const { _id } = platform.world.say('Hello');
    const answer = await answerTo({ call: `GET /:p/requests/elsewhere/messages/${_id}` });
    expect(answer).toMatchObject({ status: 200, body: { _id, text: 'Hello' } });
  });

  it('keeps a library of tags', async () => {
    const created = await answerTo({ call: 'POST /:p/tags', body: { tag: 'vip' } });
    const again = await answerTo({ call: 'POST /:p/tags', body: { tag: 'vip' } });
    expect(again.body).toEqual(created.body);
    const [{ _id }] = platform.world.tags;
    await answerTo({ call: `PUT /:p/tags/${_id}`, body: { tag: 'late', color: '#fff' } });
    expect((await answerTo({ call: 'GET /:p/tags' })).body).toMatchObject([{ tag: 'late', color: '#fff' }]);
    await answerTo({ call: `DELETE /:p/tags/${_id}` });
    expect((await answerTo({ call: 'GET /:p/tags?page=0' })).body).toEqual([]);
  });
});
