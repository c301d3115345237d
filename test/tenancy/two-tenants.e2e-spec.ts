import type { HttpAnswer } from '../support/http-client.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { until } from '../support/until.js';
import { HoldingPlatform } from './holding-platform.js';
import { TenantsModule } from './tenants.module.js';

const A = { project: '64f0a1b2c3d4e5f60718293a', root: 'root-a' };
const LOOP_LIMIT = 5;
/** As many as may wait in one conversation, and the one that runs. */
const FILLED = 4;
const SESSIONS = 10;

interface Tenant {
  readonly project: string;
  readonly root: string;
}

/** A call of a tenant. All other ids (conversation, message, intent, and the copy of the bot) are the same for both. */
function callOf(
  { project, root }: Tenant,
  intent: string,
  requestId: string,
  message = 'm1',
  text = '',
): object {
  return {
    token: 't',
    variables: { lastUserText: text },
    payload: {
      bot: { _id: 'fork', root_id: root, id_project: project },
      intent: { intent_display_name: intent, intent_id: 'intent' },
      message: {
        _id: message,
        id_project: project,
        text,
        request: { request_id: requestId, id_project: project },
      },
    },
  };
}

describe.each(ADAPTERS)('Two tenants whose conversations have the same id (%s)', (adapter) => {
  let platform: HoldingPlatform;
  let service: RunningService;

  beforeAll(async () => {
    platform = await HoldingPlatform.start();
    service = await startService(TenantsModule, adapter, {
      PLATFORM: 'custom',
      PLATFORM_API_URL: platform.url,
      LOOP_LIMIT: String(LOOP_LIMIT),
      MAX_WAITING_TURNS: String(FILLED - 1),
      SESSION_MAX_COUNT: String(SESSIONS),
      SHUTDOWN_TIMEOUT_MS: '1000',
    });
  });
  afterAll(async () => {
    platform?.stop();
    await service?.close();
  });

  describe.each<[string, Tenant]>([
    ['two projects', { ...A, project: '64f0a1b2c3d4e5f60718293b' }],
    ['two bots of one project', { ...A, root: 'root-b' }],
  ])('%s', (name, b) => {
    const id = (what: string): string => `wab-${what} of ${name}`.replaceAll(' ', '-');
    const post = (...call: Parameters<typeof callOf>): Promise<HttpAnswer> => service.post(callOf(...call));
    const textOf = ({ text }: HttpAnswer): unknown => (JSON.parse(text) as { text?: unknown }).text;

    it('do not get the answers of each other', async () => {
      expect(textOf(await post(b, 'echo', id('duplicates'), 'm1', 'words of B'))).toBe('words of B');
      expect(textOf(await post(A, 'echo', id('duplicates'), 'm1', 'words of A'))).toBe('words of A');
      expect(textOf(await post(b, 'echo', id('duplicates'), 'm1', 'a repeat'))).toBe('words of B');
    });

    it('do not wait for each other', async () => {
      const before = service.log.length;
      for (let number = 0; number < FILLED; number += 1) void post(A, 'stuck', id('order'), `q${number}`);
      const refused = async (): Promise<boolean> =>
        (await post(A, 'echo', id('order'), `over-${Math.random()}`)).status === 503;
      await until(refused);
      expect(textOf(await post(b, 'echo', id('order'), 'm1', 'hello'))).toBe('hello');
      expect(service.log.slice(before).join('\n')).toContain('too many turns (conversation)');
    });

    it('are not counted together as a loop', async () => {
      // A turn without a sender counts a tenth.
      for (let number = 0; number <= 10 * LOOP_LIMIT; number += 1)
        await post(A, 'echo', id('loop'), `l${number}`);
      expect(textOf(await post(A, 'echo', id('loop'), 'last', 'hello'))).toBeUndefined();
      expect(textOf(await post(b, 'echo', id('loop'), 'm1', 'hello'))).toBe('hello');
    });

    it('do not share a session', async () => {
      await post(A, 'count', id('session'), 'm1');
      expect(textOf(await post(A, 'count', id('session'), 'm2'))).toBe('2');
      expect(textOf(await post(b, 'count', id('session'), 'm2'))).toBe('1');
    });

    it.each(['send', 'send later'])("do not wait for each other's messages (%s)", async (intent) => {
      const arrived = (text: string): number => platform.texts.filter((one) => one === text).length;
      const before = arrived('held');
      await post(A, intent, id(intent), 'm1', 'held');
      await until(() => arrived('held') === before + 1);
      const quick = `${name}: ${intent}`;
      await post(b, intent, id(intent), 'm1', quick);
      await until(() => arrived(quick) === 1);
      platform.release();
    });
  });

  it('do not lose their sessions because another project opens many', async () => {
    const b = { ...A, project: '64f0a1b2c3d4e5f60718293c' };
    await service.post(callOf(b, 'count', 'wab-kept', 'm1'));
    for (let number = 0; number < 2 * SESSIONS; number += 1)
      await service.post(callOf(A, 'count', `wab-many-${number}`));
    const { text } = await service.post(callOf(b, 'count', 'wab-kept', 'm2'));
    expect(JSON.parse(text)).toMatchObject({ text: '2' });
  });
});
