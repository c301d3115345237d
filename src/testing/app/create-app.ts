import type { Server } from 'node:http';
import type { INestApplication, LoggerService, Type } from '@nestjs/common';
import { createFulfillmentApp, type AppFactory, type BootstrapOptions } from '../../bootstrap/index.js';
import { Clock } from '../../common/index.js';
import {
  MESSAGING_OPTIONS,
  MessagingSettings,
  ProjectGate,
  type MessagingOptions,
} from '../../messaging/index.js';
import { TestUsageError } from '../errors/index.js';
import type { TestPlatform } from '../platform/index.js';
import type { TestTime } from '../time/index.js';
import { OpenGate } from './open-gate.js';
import { applyOverrides, type TestOverrides } from './overrides.js';

export interface AppSurroundings {
  readonly platform: TestPlatform;
  readonly time: TestTime;
  readonly overrides: TestOverrides;
  readonly logger: LoggerService;
  readonly configure: BootstrapOptions['configure'];
}

/** The service as `bootstrap` makes it, except for its time, its network, and the providers that the test replaces. */
export async function createApp(
  module: Type,
  surroundings: AppSurroundings,
): Promise<INestApplication<Server>> {
  const { Test } = await testingPackage();
  const { platform, time, overrides, logger, configure } = surroundings;
  const create: AppFactory = async (root, adapter, options) => {
    const builder = Test.createTestingModule({ imports: [root] })
      .setLogger(logger)
      .overrideProvider(Clock)
      .useValue(time.clock)
      .overrideProvider(ProjectGate)
      .useClass(OpenGate)
      .overrideProvider(MessagingSettings)
      .useFactory({
        inject: [MESSAGING_OPTIONS],
        factory: (given: MessagingOptions) =>
          new MessagingSettings({
            ...given,
            backoffMs: 1,
            fetch: platform.fetch,
            pause: (milliseconds, signal) => time.pause(milliseconds, signal),
          }),
      });
    applyOverrides(builder, overrides);
    const compiled = await builder.compile();
    return compiled.createNestApplication<INestApplication<Server>>(adapter, options);
  };
  return createFulfillmentApp(module, { create, configure, logger, unprovidedHandlers: 'ignore' });
}

async function testingPackage(): Promise<typeof import('@nestjs/testing')> {
  try {
    return await import('@nestjs/testing');
  } catch {
    throw new TestUsageError('@nestjs/testing is not installed', 'npm install --save-dev @nestjs/testing');
  }
}
