import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { FulfillmentModule, Intent, Reply } from '../../src/index.js';
import { cloudFunction, lambdaHandler, type LambdaHandler } from '../../src/serverless/index.js';
import { requestFor } from '../support/fixtures.js';
import { call, type HttpAnswer } from '../support/http-client.js';
import { JSON_TYPE } from '../support/start-service.js';
import { apiGatewayV1, apiGatewayV2, loadBalancer } from './lambda-events.js';

const SECRET = 'a-secret-of-thirty-two-characters';
const WAITING = { REPLY_DEADLINE_MS: '15000', STREAM_WINDOW_MS: '15000', HANDLER_TIMEOUT_MS: '15000' };
const PRODUCTION = { NODE_ENV: 'production', WEBHOOK_SECRETS: SECRET, LOG_LEVEL: 'error', ...WAITING };
const QUIET = { logger: { log: () => {}, error: () => {}, warn: () => {} } };

interface LambdaAnswer {
  statusCode: number;
  body: string;
}

@Intent('hello')
class HelloIntent {
  handle(): string {
    return 'Hello there.';
  }
}

@Intent('designed')
class DesignedIntent {
  handle(): Reply {
    return Reply.static();
  }
}

@Controller('echo')
class EchoController {
  @Post()
  echo(@Body() body: unknown): unknown {
    return body;
  }
}

@Module({
  imports: [FulfillmentModule.forRoot()],
  controllers: [EchoController],
  providers: [HelloIntent, DesignedIntent],
})
class GreetingModule {}

const saved = { ...process.env };

afterEach(() => {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, saved);
});

describe('lambdaHandler', () => {
  it.each([
    ['API Gateway, version 2, and function URLs', apiGatewayV2],
    ['API Gateway, version 1', apiGatewayV1],
    ['a load balancer', loadBalancer],
  ])('answers a call of %s', async (_source, event) => {
    const answer = await invoke(lambda(), event(`/webhook/${SECRET}`, requestText('hello')));

    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ text: 'Hello there.' });
  });

  it('keeps the forms of answers that the platform survives', async () => {
    const handler = lambda();
    const designed = await invoke(handler, apiGatewayV2(`/webhook/${SECRET}`, requestText('designed')));
    const stranger = await invoke(handler, apiGatewayV2('/webhook', requestText('hello')));
    const unknown = await invoke(handler, apiGatewayV2(`/webhook/${SECRET}`, requestText('nobody')));

    expect([designed.statusCode, designed.body]).toEqual([204, '']);
    expect([stranger.statusCode, unknown.statusCode]).toEqual([401, 404]);
    expect(JSON.parse(unknown.body)).toMatchObject({ error: { code: 'UNKNOWN_INTENT' } });
  });

  it('refuses to start where replies could be left behind, and says how to go on', async () => {
    const handler = lambda({ REPLY_DEADLINE_MS: '10000' });

    await expect(handler({}, {})).rejects.toMatchObject({
      code: 'SERVERLESS_LATE_WORK',
      help: expect.stringContaining('HANDLER_TIMEOUT_MS') as string,
    });
  });

  it('starts all the same where that is allowed', async () => {
    Object.assign(process.env, PRODUCTION, { REPLY_DEADLINE_MS: '10000' });
    const handler = lambdaHandler(GreetingModule, {
      ...QUIET,
      unprovidedHandlers: 'ignore',
      lateWork: 'allow',
    });

    const answer = await invoke(handler, apiGatewayV2(`/webhook/${SECRET}`, requestText('hello')));
    expect(answer.statusCode).toBe(200);
  });

  it('refuses an adapter that wants to read bodies itself', async () => {
    await expect(lambda({ HTTP_ADAPTER: 'fastify' })({}, {})).rejects.toMatchObject({
      code: 'SERVERLESS_ADAPTER',
    });
  });
});

describe('cloudFunction', () => {
  let server: Server;

  beforeEach(async () => {
    Object.assign(process.env, PRODUCTION, { TRUST_PROXY: 'true' });
    http('webhook', cloudFunction(GreetingModule, { ...QUIET, unprovidedHandlers: 'ignore' }));
    server = getTestServer('webhook');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('answers a call, though its body is read already', async () => {
    const answer = await post(`/webhook/${SECRET}`, requestText('hello'));

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ text: 'Hello there.' });
  });

  it('refuses an unauthenticated caller', async () => {
    expect((await post('/webhook', requestText('hello'))).status).toBe(401);
  });

  it("hands the body on to the application's own routes", async () => {
    const answer = await post('/echo', '{"a":1}');

    expect([answer.status, answer.text]).toEqual([201, '{"a":1}']);
  });

  function post(path: string, body: string): Promise<HttpAnswer> {
    const { port } = server.address() as AddressInfo;
    const headers = { ...JSON_TYPE, 'X-Forwarded-Proto': 'https' };
    return call(`http://127.0.0.1:${port}`, { path, headers, body });
  }
});

/** The environment is read while the handler is made. */
function lambda(env: Record<string, string> = {}): LambdaHandler {
  Object.assign(process.env, PRODUCTION, env);
  return lambdaHandler(GreetingModule, { ...QUIET, unprovidedHandlers: 'ignore' });
}

async function invoke(handler: LambdaHandler, event: object): Promise<LambdaAnswer> {
  return (await handler(event, {})) as LambdaAnswer;
}

function requestText(intent: string): string {
  return JSON.stringify(requestFor(intent));
}
