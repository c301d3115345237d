import { fixtureText } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import { JSON_TYPE } from '../support/start-service.js';
import { builtDist } from '../support/built-dist.js';
import { listening, ProcessStarter } from './start-process.js';

const PRODUCTION = { NODE_ENV: 'production' };

describe('The service in production', () => {
  let starter: ProcessStarter;

  beforeAll(builtDist);
  beforeEach(() => {
    starter = new ProcessStarter();
  });
  afterEach(() => starter.close());

  it('does not start while nothing verifies its callers, and says what to set', async () => {
    const { code, stdout, stderr } = await (await starter.service(PRODUCTION)).end;

    expect(code).toBe(1);
    expect(stderr).toContain('WEBHOOK_SECRETS is not set');
    expect(stderr).toContain('WEBHOOK_BASIC_AUTH');
    expect(stderr).toContain('WEBHOOK_VERIFICATION=none');
    expect(stdout).not.toContain('Webhook:');
  });

  it('serves without verification when that is what was asked for', async () => {
    const service = await starter.service({ ...PRODUCTION, WEBHOOK_VERIFICATION: 'none' });

    const answer = await post(await listening(service), '/webhook');

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toHaveProperty('text');
  });

  it('serves the callers that know the secret, and no others', async () => {
    const secret = 'a-secret-of-thirty-two-characters';
    const url = await listening(await starter.service({ ...PRODUCTION, WEBHOOK_SECRETS: secret }));

    expect((await post(url, `/webhook/${secret}`)).status).toBe(200);
    expect((await post(url, '/webhook')).status).toBe(401);
  });

  it('names all problems of its configuration at once', async () => {
    const { code, stderr } = await (
      await starter.service({
        ...PRODUCTION,
        PORT: 'eighty',
        BODY_LIMIT: 'large',
        HTTP_ADAPTER: 'koa',
        TLS_CERT_FILE: '/does/not/exist.pem',
        WEBHOOK_BASIC_AUTH: 'marked-without-a-colon',
      })
    ).end;

    expect(code).toBe(1);
    for (const name of ['PORT', 'BODY_LIMIT', 'HTTP_ADAPTER', 'TLS_CERT_FILE', 'WEBHOOK_BASIC_AUTH']) {
      expect(stderr).toMatch(new RegExp(`^ {2}- ${name}\\b`, 'm'));
    }
    expect(stderr).not.toContain('marked-without-a-colon');
  });

  it.each([
    ['on Express', { HTTP_ADAPTER: 'express' }],
    ['on Fastify', { HTTP_ADAPTER: 'fastify' }],
    ['with workers', { WORKERS: '2' }],
  ])('says in one error that its port is taken, %s', async (_name, env) => {
    const { port } = new URL(await listening(await starter.service({ WEBHOOK_VERIFICATION: 'none' })));

    const second = await starter.service({ WEBHOOK_VERIFICATION: 'none', PORT: port, ...env });
    const { code, stdout, stderr } = await second.end;

    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      `CANNOT_LISTEN: Port ${port} of 127.0.0.1 is in use.`,
      expect.stringMatching(/^End the process that uses it.*or set PORT\. \(.*cannot-listen\)$/),
    ]);
    expect(stdout).not.toContain('EADDRINUSE');
  });

  it('writes its log as one JSON object a line', async () => {
    const service = await starter.service({
      ...PRODUCTION,
      WEBHOOK_VERIFICATION: 'none',
      LOG_LEVEL: 'trace',
    });
    const url = await listening(service);
    await post(url, '/webhook');
    await post(url, '/nowhere');
    service.signal('SIGTERM');
    const { stdout, stderr } = await service.end;

    const lines = `${stdout}${stderr}`.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      const { level, msg } = JSON.parse(line) as Record<string, unknown>;
      expect([typeof level, typeof msg]).toEqual(['string', 'string']);
    }
    expect(lines.filter((line) => line.includes('"webhook call"'))).toHaveLength(1);
  });

  it('writes everything down to debug after SIGUSR2, and no more after another', async () => {
    const service = await starter.service({ ...PRODUCTION, WEBHOOK_VERIFICATION: 'none', LOG_SAMPLE: '0' });
    const url = await listening(service);
    await post(url, '/webhook');
    service.signal('SIGUSR2');
    await service.printed(/SIGUSR2: everything down to debug is written/);
    await post(url, '/webhook');
    await service.printed(/"webhook call"/);
    service.signal('SIGUSR2');
    await service.printed(/SIGUSR2: levels are as configured again/);
    await post(url, '/webhook');
    service.signal('SIGTERM');
    const { stdout } = await service.end;
    expect(stdout.match(/"webhook call"/g)).toHaveLength(1);
  });
});

function post(url: string, path: string): ReturnType<typeof call> {
  return call(url, { path, headers: JSON_TYPE, body: fixtureText('01-simple-intent.json') });
}
