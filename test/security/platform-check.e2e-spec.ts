import { writeFileSync } from 'node:fs';
import { RecordingPlatform } from '../platform/index.js';
import { fixture, type WireBody } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { HelloModule } from '../webhook/hello.module.js';
import { claims, PROJECT, requestWith, ROOT_BOT, sign } from './tokens.js';

const TOKEN = sign(claims());
const REQUEST_ID = String(fixture().payload.message.request.request_id);

describe.each(ADAPTERS)('asking the platform on %s', (adapter) => {
  let service: RunningService;
  let platform: RecordingPlatform;

  const knows = (token: string): void => {
    platform.accept(token, { kind: 'bot', id: ROOT_BOT, name: 'Shop' });
  };
  const open = (requestId: string): void => {
    Object.assign(platform.world.addConversation(requestId), {
      id_project: PROJECT,
      participants: [`bot_${ROOT_BOT}`],
    });
  };
  const questions = (): string[] => platform.lines.filter((line) => line.startsWith('GET '));

  beforeEach(async () => {
    platform = await RecordingPlatform.start();
    platform.world.projects.add(PROJECT);
    open(REQUEST_ID);
    knows(TOKEN);
    service = await startService(HelloModule, adapter, {
      WEBHOOK_PLATFORM_CHECK: 'true',
      PLATFORM: 'custom',
      PLATFORM_API_URL: platform.apiUrl,
    });
  });
  afterEach(async () => {
    await service?.close();
    await platform?.stop();
  });

  it('lets in whose token opens the conversation, and asks once for many calls at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => service.post(requestWith(TOKEN))));
    answers.push(await service.post(requestWith(TOKEN)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(questions()).toEqual([`GET /${PROJECT}/requests/${REQUEST_ID}`]);
    expect(platform.calls[0]?.headers.authorization).toBe(`JWT ${TOKEN}`);
  });

  it.each<[string, () => WireBody]>([
    ['a token that the platform does not know', () => requestWith(sign(claims(), 'forged'))],
    [
      'a conversation that is not there',
      () =>
        requestWith(TOKEN, ({ payload }) => {
          payload.message.request.request_id = `support-group-${PROJECT}-ffffffffffffffff`;
        }),
    ],
    [
      'a conversation of another project',
      () => {
        Object.assign(platform.world.conversations.get(REQUEST_ID)?.document ?? {}, { id_project: 'other' });
        return requestWith(TOKEN);
      },
    ],
    [
      'a conversation without the bot',
      () => {
        Object.assign(platform.world.conversations.get(REQUEST_ID)?.document ?? {}, {
          participants: ['bot_other'],
        });
        return requestWith(TOKEN);
      },
    ],
    [
      'two projects in one body',
      () =>
        requestWith(TOKEN, ({ payload }) => void (payload.message.id_project = '64f0a1b2c3d4e5f60718293b')),
    ],
    ['a token with a line break', () => requestWith('a\r\nb')],
  ])('refuses %s', async (_name, body) => {
    expect((await service.post(body())).status).toBe(401);
    expect(service.log.join('\n')).toContain('wrong platform check');
  });

  it('does not ask with a token that is longer than any token may be', async () => {
    expect((await service.post(requestWith(sign(claims({ name: 'x'.repeat(65_536) }))))).status).toBe(401);
    // The platform's HTTP server refuses such a header before it counts as a question.
    expect(platform.connections).toBe(0);
  });

  it('remembers a refusal too, for a while', async () => {
    const forged = requestWith(sign(claims(), 'forged'));
    for (let count = 0; count < 5; count += 1) expect((await service.post(forged)).status).toBe(401);
    expect(questions()).toHaveLength(1);
  });

  it('uses up nothing of the rate limit of the project that an unauthenticated caller names', async () => {
    const folder = new TemporaryFolder();
    const project = { id: PROJECT, limits: { rateLimit: { perMinute: 1 } } };
    writeFileSync(folder.join('projects.json'), JSON.stringify({ projects: { shop: project } }));
    await service.close();
    service = await startService(HelloModule, adapter, {
      WEBHOOK_PLATFORM_CHECK: 'true',
      PLATFORM: 'custom',
      PLATFORM_API_URL: platform.apiUrl,
      FULFILLMENT_CONFIG_FILE: folder.join('projects.json'),
    });
    folder.remove();
    for (const forgery of ['one', 'two'])
      expect((await service.post(requestWith(sign(claims(), forgery)))).status).toBe(401);
    expect((await service.post(requestWith(TOKEN))).status).toBe(200);
    expect(questions()).toHaveLength(3);
  });

  it('asks for the next caller after many questions in a row have failed', async () => {
    const mend = platform.fail({ kind: 'status', status: 503 });
    const failing = Array.from({ length: 12 }, (_, index) =>
      service.post(requestWith(sign(claims(), `forged-${index}`))),
    );
    expect(new Set((await Promise.all(failing)).map(({ status }) => status))).toEqual(new Set([401]));
    mend();

    expect((await service.post(requestWith(TOKEN))).status).toBe(200);
  });

  it('refuses when the platform cannot be asked, says so in the log, and asks again', async () => {
    platform.fail({ kind: 'reset' });
    expect((await service.post(requestWith(TOKEN))).status).toBe(401);
    expect(service.log.join('\n')).toMatch(/wrong platform check \([A-Z_]+\)/);
    platform.reset();
    platform.world.projects.add(PROJECT);
    open(REQUEST_ID);
    knows(TOKEN);
    expect((await service.post(requestWith(TOKEN))).status).toBe(200);
  }, 20_000);
});
