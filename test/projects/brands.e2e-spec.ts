import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { Module } from '@nestjs/common';
import {
  ConfigError,
  FulfillmentModule,
  Intent,
  InvalidArgumentError,
  MessagingService,
  MissingCredentialsError,
  Pingstreams,
  type HandlerResult,
  type IntentContext,
  type IntentHandler,
} from '../../src/index.js';
import { RateLimitedError } from '../../src/messaging/index.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { BOT_ID, USER } from '../platform/index.js';
import { Brand, EU_PROJECT, OTHER_PROJECT, US_PROJECT } from './brand.js';

@Intent('greet')
class GreetIntent implements IntentHandler {
  async handle({ conversation, language }: IntentContext): Promise<HandlerResult> {
    await conversation.send(`In ${language}`);
    return `Answered in ${language}`;
  }
}

@Module({ imports: [FulfillmentModule.forRoot({ ignoreEnvFile: true })], providers: [GreetIntent] })
class BrandsModule {}

describe.each(ADAPTERS)('Two brands in one process (%s)', (adapter) => {
  let folder: TemporaryFolder;
  let eu: Brand;
  let us: Brand;
  let own: Brand;
  let service: RunningService;

  beforeAll(async () => {
    folder = new TemporaryFolder();
    [eu, us, own] = await Promise.all([EU_PROJECT, US_PROJECT, OTHER_PROJECT].map((id) => Brand.start(id)));
  });
  beforeEach(() => [eu, us, own].forEach((brand) => brand.reset()));
  afterEach(() => service?.close());
  afterAll(async () => {
    await Promise.all([eu, us, own].map((brand) => brand?.stop()));
    folder.remove();
  });

  async function start(file: object): Promise<RunningService> {
    const path = folder.join('projects.json');
    writeFileSync(path, JSON.stringify(file));
    service = await startService(BrandsModule, adapter, {
      FULFILLMENT_CONFIG_FILE: path,
      PLATFORM: 'custom',
      PLATFORM_API_URL: own.apiUrl,
      US_PASSWORD: USER.password,
    });
    return service;
  }

  function twoBrands(more: Record<string, object> = {}): { projects: Record<string, object> } {
    return {
      projects: {
        'shop-eu': { id: eu.projectId, platform: 'custom', apiUrl: eu.apiUrl, ...more.eu },
        'shop-us': { id: us.projectId, platform: 'custom', apiUrl: us.apiUrl, ...more.us },
      },
    };
  }

  it("sends each project's messages to its own platform, and those of others to the environment's", async () => {
    await start(twoBrands());

    for (const brand of [eu, us, own]) {
      expect(await service.post(brand.call('greet'))).toMatchObject({ status: 200 });
    }

    for (const brand of [eu, us, own]) {
      expect(brand.texts).toEqual(['In it']);
      expect(brand.platform.calls.map(({ headers }) => headers.authorization)).toEqual([
        `JWT ${brand.token}`,
      ]);
    }
  });

  it('never gives the token of one project to the platform of another', async () => {
    await start(twoBrands());
    const messaging = service.app.get(MessagingService);

    for (const [one, other] of [
      [eu, us],
      [us, eu],
      [own, us],
      [eu, own],
    ] as const) {
      const stolen = messaging.conversation({ ...other.ref, token: one.token });
      await expect(stolen.send('Hello')).rejects.toThrow(InvalidArgumentError);
      await expect(stolen.isOpenNow()).resolves.toBe(true);
    }

    for (const brand of [eu, us, own]) {
      expect(brand.platform.calls.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
    }
  });

  it("signs in at each platform with the project's own account, and with none elsewhere", async () => {
    await start(
      twoBrands({
        eu: { bots: [{ id: BOT_ID, credentials: { token: eu.userToken } }] },
        us: { credentials: { user: USER.user, password: { env: 'US_PASSWORD' } } },
      }),
    );
    const pingstreams = service.app.get(Pingstreams);

    await pingstreams.project(eu.projectId, { botId: `bot_${BOT_ID}` }).conversations();
    await pingstreams.project(us.projectId).conversations();

    const basic = Buffer.from(`${USER.user}:${USER.password}`).toString('base64');
    expect(eu.platform.calls[0].headers.authorization).toBe(`JWT ${eu.userToken}`);
    expect(us.platform.calls[0].headers.authorization).toBe(`Basic ${basic}`);
    for (const { projectId } of [eu, own])
      expect(() => pingstreams.project(projectId)).toThrow(MissingCredentialsError);
    expect(inspect(service.app.get(Pingstreams), { depth: 12, showHidden: true })).not.toMatch(USER.password);
  });

  it('keeps to the limits of each project', async () => {
    await start(
      twoBrands({
        eu: { limits: { timeoutMs: 5_000, retries: 0 } },
        us: { limits: { timeoutMs: 10_000, rateLimit: { perMinute: 1 } } },
      }),
    );
    const messaging = service.app.get(MessagingService);
    eu.platform.fail({ kind: 'hang' }, {});

    await expect(messaging.conversation(eu.ref).get()).rejects.toMatchObject({
      code: 'PLATFORM_TIMEOUT',
      message: expect.stringMatching(/within (3000|5000) ms/) as unknown,
    });
    expect(eu.platform.calls).toHaveLength(1);
    await messaging.conversation(us.ref).get();
    await expect(messaging.conversation(us.ref).get()).rejects.toThrow(RateLimitedError);
    await messaging.conversation(own.ref).get();
    await messaging.conversation(own.ref).get();
  });

  it('speaks the language of the project, or of the bot, where the request carries none', async () => {
    await start(
      twoBrands({ eu: { language: 'fr' }, us: { bots: [{ id: `bot_${BOT_ID}`, language: 'de-CH' }] } }),
    );
    const silent = (brand: Brand): object => {
      const body = brand.call('greet');
      delete body.variables?.user_language;
      delete body.payload.message.language;
      delete body.payload.message.request.language;
      Object.assign(body.payload.bot, { language: undefined, root_id: BOT_ID });
      return body;
    };

    for (const brand of [eu, us, own]) await service.post(silent(brand));
    await service.post(eu.call('greet'));

    expect(eu.texts).toEqual(['In fr', 'In it']);
    expect(us.texts).toEqual(['In de']);
    expect(own.texts).toEqual(['In en']);
  });

  it('refuses projects that are not listed, where the file says so', async () => {
    await start({ ...twoBrands(), onlyListedProjects: true });

    const answer = await service.post(own.call('greet'));

    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'UNLISTED_PROJECT' } });
    expect(service.log.join('\n')).toContain(`does not list the project "${own.projectId}"`);
    expect(() => service.app.get(MessagingService).conversation(own.ref)).toThrow(/not one of those/);
    expect(own.platform.calls).toEqual([]);
    expect((await service.post(eu.call('greet'))).status).toBe(200);
  });

  it('does not start with a wrong file, and says all that is wrong with it and the environment', async () => {
    const path = folder.join('wrong.json');
    writeFileSync(path, JSON.stringify({ projects: { 'shop-eu': { langauge: 'it', bots: [{}] } } }));

    const starting = startService(BrandsModule, adapter, {
      FULFILLMENT_CONFIG_FILE: path,
      LOG_LEVEL: 'info',
      PORT: 'x',
    });

    await expect(starting).rejects.toThrow(ConfigError);
    const message = await starting.catch((error: Error) => error.message);
    for (const part of [
      'PORT is',
      'projects.shop-eu.langauge',
      'projects.shop-eu.id is',
      'projects.shop-eu.bots[0].id is',
    ])
      expect(message).toContain(part);
  });
});
