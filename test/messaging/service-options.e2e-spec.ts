import { Injectable, Module, type Type } from '@nestjs/common';
import {
  ConfigError,
  FulfillmentModule,
  MessagingService,
  Pingstreams,
  type FulfillmentConfig,
  type MessagingInterceptor,
  type OutgoingCall,
  type PlatformAnswer,
} from '../../src/index.js';
import { BOT_TOKEN, PROJECT_ID, REQUEST_ID, RecordingPlatform, USER_TOKEN } from '../platform/index.js';
import { startService, type RunningService } from '../support/start-service.js';

@Injectable()
class Audit implements MessagingInterceptor {
  readonly seen: string[] = [];

  async intercept(call: OutgoingCall, next: () => Promise<PlatformAnswer>): Promise<PlatformAnswer> {
    this.seen.push(call.operation);
    return next();
  }
}

@Module({ providers: [Audit], exports: [Audit] })
class AuditModule {}

describe('The messaging options of a webhook service', () => {
  let platform: RecordingPlatform;
  let service: RunningService | undefined;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
  });
  beforeEach(() => platform.reset());
  afterEach(async () => {
    await service?.close();
    service = undefined;
  });
  afterAll(() => platform?.stop());

  const settings = (): Partial<FulfillmentConfig> & { ignoreEnvFile: true } => ({
    ignoreEnvFile: true,
    platform: 'custom',
    platformApiUrl: platform.apiUrl,
  });
  const ref = { projectId: PROJECT_ID, requestId: REQUEST_ID, token: BOT_TOKEN };

  async function start(imports: Parameters<typeof Module>[0]['imports']): Promise<RunningService['app']> {
    class ServiceModule {}
    Module({ imports })(ServiceModule as Type);
    service = await startService(ServiceModule);
    return service.app;
  }

  it('are given to forRoot', async () => {
    const audit = new Audit();
    const messaging = { credentials: { '*': { token: USER_TOKEN } }, interceptors: [audit], retries: 0 };
    const app = await start([FulfillmentModule.forRoot({ ...settings(), messaging })]);
    platform.fail({ kind: 'status', status: 503 }, { times: 1, method: 'GET' });

    await expect(app.get(Pingstreams).project(PROJECT_ID).conversations()).rejects.toThrow();
    await app.get(MessagingService).conversation(ref).addTags(['seen']);

    expect(audit.seen).toEqual(['conversations', 'addTags']);
    expect(platform.calls[0].headers.authorization).toBe(`JWT ${USER_TOKEN}`);
  });

  it('may come from the factory, with interceptors that are injected', async () => {
    const app = await start([
      FulfillmentModule.forRootAsync({
        ignoreEnvFile: true,
        imports: [AuditModule],
        inject: [Audit],
        useFactory: (audit: Audit) => ({
          platform: 'custom',
          platformApiUrl: platform.apiUrl,
          messaging: { interceptors: [audit] },
        }),
      }),
    ]);

    await app.get(MessagingService).conversation(ref).send('Hello');

    expect(app.get(Audit, { strict: false }).seen).toEqual(['send']);
    expect(platform.world.texts()).toEqual(['Hello']);
  });

  it('cannot point the service elsewhere', async () => {
    const messaging = { apiUrl: 'https://elsewhere.example.com', timeoutMs: 1, retries: 0 };
    const app = await start([FulfillmentModule.forRoot({ ...settings(), messaging })]);

    await app.get(MessagingService).conversation(ref).send('Hello');

    expect(platform.world.texts()).toEqual(['Hello']);
  });

  it('need a source', () => {
    expect(() => FulfillmentModule.forRootAsync({})).toThrow(ConfigError);
  });
});
