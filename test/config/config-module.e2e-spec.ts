import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Injectable,
  Module,
  type DynamicModule,
  type INestApplicationContext,
  type LoggerService,
} from '@nestjs/common';
import { ConfigService, ConfigModule as NestConfigModule } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import { Secret } from '../../src/common/index.js';
import {
  ConfigError,
  FulfillmentConfigModule,
  FulfillmentConfig,
  fulfillmentNamespace,
  type FulfillmentOptions,
} from '../../src/config/index.js';

class RecordingLogger implements LoggerService {
  readonly warnings: unknown[] = [];

  log(): void {}
  error(): void {}
  warn(message: unknown): void {
    this.warnings.push(message);
  }
}

@Injectable()
class Vault {
  readonly secret = new Secret('from-the-vault');

  createFulfillmentOptions(): FulfillmentOptions {
    return { webhookSecrets: [this.secret], port: 8081 };
  }
}

@Module({ providers: [Vault], exports: [Vault] })
class VaultModule {}

@Injectable()
class Consumer {
  constructor(readonly config: FulfillmentConfig) {}
}

@Module({ providers: [Consumer] })
class ConsumerModule {}

describe('FulfillmentConfigModule', () => {
  const environment = process.env;
  let folder: string;
  let app: INestApplicationContext | undefined;
  let logger: RecordingLogger;

  beforeEach(() => {
    process.env = { PATH: environment.PATH };
    folder = mkdtempSync(join(tmpdir(), 'config-'));
    logger = new RecordingLogger();
  });

  afterEach(async () => {
    await app?.close();
    app = undefined;
    process.env = environment;
    rmSync(folder, { recursive: true });
  });

  async function boot(
    ...imports: (DynamicModule | Promise<DynamicModule> | typeof ConsumerModule)[]
  ): Promise<INestApplicationContext> {
    class AppModule {}
    app = await NestFactory.createApplicationContext(
      { module: AppModule, imports },
      { logger, abortOnError: false },
    );
    return app;
  }

  function envFile(content: string, name = '.env'): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  it('provides the configuration to every module, read from the environment when Nest resolves it', async () => {
    const module = FulfillmentConfigModule.forRoot();
    process.env.PORT = '8080';
    const context = await boot(module, ConsumerModule);
    const config = context.get(FulfillmentConfig);
    expect(config.port).toBe(8080);
    expect(Object.isFrozen(config)).toBe(true);
    expect(context.get(Consumer, { strict: false }).config).toBe(config);
  });

  it('lets options override the environment', async () => {
    process.env.PORT = '8080';
    process.env.WEBHOOK_PATH = '/env';
    const context = await boot(
      FulfillmentConfigModule.forRoot({ webhookPath: '/bots', webhookSecrets: ['abc'] }),
    );
    const config = context.get(FulfillmentConfig);
    expect(config).toMatchObject({ port: 8080, webhookPath: '/bots', verifiesCallers: true });
  });

  it('is the namespace `fulfillment` of @nestjs/config, options included', async () => {
    const context = await boot(
      FulfillmentConfigModule.forRoot({ port: 8082 }),
      NestConfigModule.forRoot({ ignoreEnvFile: true }),
    );
    expect(context.get(ConfigService).get('fulfillment.port')).toBe(8082);
    expect(context.get(fulfillmentNamespace.KEY, { strict: false })).toBe(context.get(FulfillmentConfig));
  });

  describe('when the configuration is wrong', () => {
    it('does not throw at import, and rejects the start with all the problems', async () => {
      process.env.PORT = 'abc';
      process.env.NODE_ENV = 'production';
      const module = FulfillmentConfigModule.forRoot({ logLevel: 'info' });
      const attempt = boot(module);
      await expect(attempt).rejects.toThrow(ConfigError);
      await expect(attempt).rejects.toThrow(/PORT is "abc"[^]+WEBHOOK_SECRETS is not set/);
    });

    it('does the same for the async form', async () => {
      const attempt = boot(FulfillmentConfigModule.forRootAsync({ useFactory: () => ({ port: 99_999 }) }));
      await expect(attempt).rejects.toThrow('PORT is 99999 (the option port)');
    });
  });

  describe('forRootAsync', () => {
    it.each<[string, Parameters<typeof FulfillmentConfigModule.forRootAsync>[0]]>([
      [
        'useFactory',
        {
          imports: [VaultModule],
          inject: [Vault],
          useFactory: async (vault: Vault) => ({ webhookSecrets: [vault.secret], port: 8081 }),
        },
      ],
      ['useClass', { useClass: Vault }],
      ['useExisting', { imports: [VaultModule], useExisting: Vault }],
    ])('takes its options from %s', async (_name, options) => {
      process.env.PORT = '8080';
      process.env.HOST = '127.0.0.1';
      const context = await boot(FulfillmentConfigModule.forRootAsync(options), ConsumerModule);
      const config = context.get(FulfillmentConfig);
      expect(config).toMatchObject({ port: 8081, host: '127.0.0.1' });
      expect(config.webhookSecrets.map((secret) => secret.reveal())).toEqual(['from-the-vault']);
      expect(context.get(fulfillmentNamespace.KEY, { strict: false })).toBe(config);
    });

    it('without a source of options says what it needs', () => {
      const attempt = () => FulfillmentConfigModule.forRootAsync({});
      expect(attempt).toThrow(ConfigError);
      expect(attempt).toThrow('Give useFactory (with inject), useClass or useExisting, or call forRoot().');
    });

    it('refuses a factory that returns nothing', async () => {
      const options = { useFactory: () => undefined as unknown as FulfillmentOptions };
      await expect(boot(FulfillmentConfigModule.forRootAsync(options))).rejects.toThrow(
        'got no options from its factory',
      );
    });
  });

  describe('.env files', () => {
    it('give what neither the options nor the environment give', async () => {
      process.env.HOST = '127.0.0.1';
      const envFilePath = envFile(
        'PORT=8083\nHOST=0.0.0.0\nWEBHOOK_PATH=/file\nWEBHOOK_SECRETS=from-the-file\n',
      );
      const context = await boot(FulfillmentConfigModule.forRoot({ envFilePath, webhookPath: '/option' }));
      const config = context.get(FulfillmentConfig);
      expect(config).toMatchObject({ port: 8083, host: '127.0.0.1', webhookPath: '/option' });
      expect(config.webhookSecrets.map((secret) => secret.reveal())).toEqual(['from-the-file']);
    });

    it('are read by the async form too, the first of several winning', async () => {
      const envFilePath = [envFile('PORT=8084', '.env.local'), envFile('PORT=8085\nHOST=127.0.0.1')];
      const context = await boot(
        FulfillmentConfigModule.forRootAsync({ envFilePath, useFactory: () => ({}) }),
      );
      expect(context.get(FulfillmentConfig)).toMatchObject({ port: 8084, host: '127.0.0.1' });
    });

    it('can be ignored', async () => {
      const context = await boot(
        FulfillmentConfigModule.forRoot({ envFilePath: envFile('PORT=8086'), ignoreEnvFile: true }),
      );
      expect(context.get(FulfillmentConfig).port).toBe(3000);
    });

    it('that cannot be read reject the start, not the import', async () => {
      const module = FulfillmentConfigModule.forRoot({ envFilePath: folder });
      await new Promise((resolve) => setImmediate(resolve));
      await expect(boot(module)).rejects.toThrow('EISDIR');
    });
  });

  it('logs each warning once', async () => {
    process.env.WEBHOOK_SECRET = 'canary';
    process.env.REQUIRE_HTTPS = 'true';
    await boot(FulfillmentConfigModule.forRoot(), ConsumerModule);
    expect(logger.warnings).toEqual([
      'WEBHOOK_SECRET is not a setting: did you mean WEBHOOK_SECRETS?',
      expect.stringContaining('only loopback callers are accepted'),
    ]);
  });
});
