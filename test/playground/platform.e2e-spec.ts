import { inspect } from 'node:util';
import { EmulatedPlatform, type ApiCall } from '../../src/playground/index.js';

describe('The emulated platform', () => {
  const platform = new EmulatedPlatform({ bots: [{ name: 'Order helper' }], loggedCalls: 3 });
  let token: string;
  let path: string;

  beforeEach(async () => {
    platform.reset();
    token = (await platform.tokens.forBot(platform.world.bots[0]._id)).reveal();
    path = `/${platform.world.projectId}/requests/${platform.world.openConversation().requestId}`;
  });
  afterEach(() => platform.stop());

  function post(text: string): Promise<Response> {
    return fetch(`${platform.url}${path}/messages?secret_token=${token}`, {
      method: 'POST',
      headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
  }

  it('has an address on a port while it runs, and one that no network knows otherwise', async () => {
    expect(platform.url).toBe('https://platform.invalid/v3');
    await platform.start();
    expect(platform.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v3$/);
    expect((await post('Hello')).status).toBe(200);
    await platform.stop();
    expect(platform.url).toBe('https://platform.invalid/v3');
  });

  it('tells of each call when it arrives and when it is over, without a credential', async () => {
    await platform.start();
    const told: Partial<ApiCall>[] = [];
    const stop = platform.log.subscribe((call) => told.push({ ...call }));
    await post('Hello');
    stop();
    await post('Not told');

    expect(told).toMatchObject([
      { operation: 'send', method: 'POST', path: `${path}/messages`, body: { text: 'Hello' } },
      { operation: 'send', status: 200, answer: { text: 'Hello' }, durationMs: expect.any(Number) as number },
    ]);
    expect(told[0]).not.toHaveProperty('status');
    expect(inspect(platform.log.entries, { depth: 9 })).not.toContain(token);
  });

  it('remembers the latest calls only, and no body that is too large', async () => {
    await platform.start();
    for (const text of ['1', '2', '3', 'x'.repeat(100_000)]) await post(text);
    const bodies = platform.log.entries.map(({ body }) => body);
    expect(bodies).toEqual([
      { text: '2' },
      { text: '3' },
      expect.stringMatching(/^\[1000\d\d characters\]$/),
    ]);
  });

  it('breaks connections when it is out of reach, and says so in its log', async () => {
    await platform.start();
    platform.unreachable = true;
    await expect(post('Hello')).rejects.toThrow('fetch failed');
    expect(platform.log.entries.at(-1)).toMatchObject({ broken: 'ECONNREFUSED' });
    platform.unreachable = false;
    expect((await post('Hello')).status).toBe(200);
  });

  it('starts over', async () => {
    await platform.start();
    platform.fail('reset');
    const { projectId } = platform.world;
    platform.reset();
    expect(platform.faults.waiting).toEqual([]);
    expect(platform.log.entries).toEqual([]);
    expect(platform.world.projectId).not.toBe(projectId);
    expect((await post('Hello')).status).toBe(400);
  });
});
