import { validateSync } from 'class-validator';
import { FulfillmentConfig } from './fulfillment-config.js';
import { loadConfig } from './load-config.js';
import { SETTING_GROUPS } from './settings/index.js';

describe('The configuration', () => {
  it('has a default for everything', () => {
    const { config, warnings } = loadConfig({});
    expect(config).toBeInstanceOf(FulfillmentConfig);
    expect(warnings).toEqual([]);
    expect({ ...config, trustProxy: String(config.trustProxy) }).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      httpAdapter: 'express',
      webhookPath: '/webhook',
      bodyLimit: 10 * 1024 * 1024,
      routesBodyLimit: 100 * 1024,
      keepAliveTimeoutMs: 75_000,
      platform: 'pingstreams',
      platformApiUrl: 'https://api.pingstreams.com/v3',
      platformTimeoutMs: 10_000,
      platformMaxConnections: 50,
      platformKeepAliveMs: 4_000,
      replyDeadlineMs: 10_000,
      handlerTimeoutMs: 120_000,
      streamWindowMs: 300,
      answerSettleMs: 250,
      duplicateWindowMs: 60_000,
      maxWaitingTurns: 20,
      maxOpenTurns: 5_000,
      shutdownTimeoutMs: 25_000,
      shutdownDelayMs: 0,
      webhookSecrets: [],
      webhookBasicAuth: [],
      botSecrets: [],
      webhookSigningSecrets: [],
      webhookPlatformCheck: false,
      allowedProjects: [],
      allowedBots: [],
      userTokenSecrets: [],
      userTokenVariable: 'userToken',
      webhookProofs: 'any',
      limitJsonDepth: 100,
      limitJsonValues: 100_000,
      limitHeaders: 100,
      limitConnections: 10_000,
      limitBodyMemory: 256 * 1024 * 1024,
      limitRatePerAddress: 0,
      limitRatePerProject: 0,
      limitReceiveMs: 30_000,
      loopLimit: 30,
      answerWaitMs: 10_000,
      webhookVerification: 'optional',
      verifiesCallers: false,
      trustProxy: 'false',
      requireHttps: false,
      logLevel: 'info',
      logFormat: 'pretty',
      logSample: 1,
      recordFields: [],
      recordMaxBytes: 100 * 1024 ** 2,
      recordMaxDays: 7,
      recordTexts: false,
      redactFields: [],
      outbox: 'memory',
      playground: false,
      outboxKeys: [],
      outboxMaxJobs: 10_000,
      outboxRetries: 20,
      sessions: 'memory',
      sessionTtlMs: 604_800_000,
      sessionMaxBytes: 65_536,
      sessionMaxCount: 10_000,
      outboxOnDead: 'skip',
      outboxMemoryAllowed: false,
      lateReplies: 'direct',
      workers: 1,
      workerTimeoutMs: 10_000,
      metrics: true,
      tracing: 'off',
      healthDetails: true,
    });
  });

  it.each(['production', 'development'])('has valid defaults in %s', (NODE_ENV) => {
    const { config } = loadConfig({ NODE_ENV, WEBHOOK_VERIFICATION: 'none' });
    for (const Group of SETTING_GROUPS) {
      const values = Object.assign(new Group(), config);
      expect(validateSync(values, { skipUndefinedProperties: true })).toEqual([]);
    }
  });
});
