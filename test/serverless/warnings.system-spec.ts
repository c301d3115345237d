import { randomBytes } from 'node:crypto';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  FulfillmentModule,
  Intent,
  type ConversationKey,
  type SessionRecord,
  type SessionStore,
} from '../../src/index.js';
import { lambdaHandler, type ServerlessOptions } from '../../src/serverless/index.js';
import { PostgresServer } from '../outbox/support/postgres-server.js';
import { requestFor } from '../support/fixtures.js';
import { apiGatewayV2 } from './lambda-events.js';
import { withServer } from '../support/with-server.js';

const SECRET = 'a-secret-of-thirty-two-characters';
const PRODUCTION = {
  NODE_ENV: 'production',
  WEBHOOK_SECRETS: SECRET,
  REPLY_DEADLINE_MS: '15000',
  STREAM_WINDOW_MS: '15000',
  HANDLER_TIMEOUT_MS: '15000',
};
const OF_THE_OUTBOX = /^OUTBOX is .* Set OUTBOX=postgres/;
const OF_THE_SESSIONS = /^SESSIONS is memory.* Set SESSIONS=postgres/;

@Intent('hello')
class HelloIntent {
  handle(): string {
    return 'Hello there.';
  }
}

/** As a team writes one. */
class OwnStore implements SessionStore {
  private readonly records = new Map<ConversationKey, SessionRecord>();

  async load(conversation: ConversationKey): Promise<SessionRecord | undefined> {
    return this.records.get(conversation);
  }

  async save(conversation: ConversationKey, record: SessionRecord): Promise<boolean> {
    this.records.set(conversation, record);
    return true;
  }

  async delete(conversation: ConversationKey): Promise<void> {
    this.records.delete(conversation);
  }
}

describe('A function says at its start', () => {
  const saved = { ...process.env };

  afterEach(() => {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, saved);
  });

  it('the losses of an instance that is frozen or gone', async () => {
    expect(await warningsOf({})).toEqual([
      expect.stringMatching(OF_THE_OUTBOX),
      expect.stringMatching(OF_THE_SESSIONS),
    ]);
  });

  it('nothing of an outbox where the platform leaves it the time to deliver', async () => {
    expect(await warningsOf({}, { options: { lateWork: 'allow' } })).toEqual([
      expect.stringMatching(OF_THE_SESSIONS),
    ]);
  });

  it("nothing of sessions that are kept in a team's own store", async () => {
    const imports = [FulfillmentModule.forRoot({ sessionStore: new OwnStore() })];
    const env = { OUTBOX_KEY: randomBytes(32).toString('hex') };

    expect(await warningsOf(env, { imports })).toEqual([expect.stringMatching(OF_THE_OUTBOX)]);
  });

  withServer('PostgreSQL').it('nothing where PostgreSQL keeps both', async () => {
    const database = await PostgresServer.start();
    try {
      const env = {
        OUTBOX: 'postgres',
        SESSIONS: 'postgres',
        DATABASE_URL: database.url,
        OUTBOX_KEY: randomBytes(32).toString('hex'),
      };
      expect(await warningsOf(env)).toEqual([]);
    } finally {
      await database.stop();
    }
  });
});

interface Setup {
  readonly imports?: (Type | DynamicModule)[];
  readonly options?: ServerlessOptions;
}

/** The warnings in the log of a function until its first call is answered. */
async function warningsOf(
  env: Record<string, string>,
  { imports = [FulfillmentModule.forRoot()], options }: Setup = {},
): Promise<string[]> {
  @Module({ imports, providers: [HelloIntent] })
  class GreetingModule {}

  const warnings: string[] = [];
  let close = async (): Promise<void> => undefined;
  Object.assign(process.env, PRODUCTION, env);
  const handler = lambdaHandler(GreetingModule, {
    ...options,
    unprovidedHandlers: 'ignore',
    logger: {
      log: () => undefined,
      error: () => undefined,
      warn: (message: string, context: string) => {
        if (context === 'Serverless') warnings.push(message);
      },
    },
    create: async (root, adapter, nest) => {
      const app = await NestFactory.create(root, adapter, nest);
      close = () => app.close();
      return app;
    },
  });
  try {
    const answer = await handler(apiGatewayV2(`/webhook/${SECRET}`, JSON.stringify(requestFor('hello'))), {});
    expect(answer).toMatchObject({ statusCode: 200 });
    return warnings;
  } finally {
    await close();
  }
}
