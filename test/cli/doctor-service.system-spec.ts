import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { DoctorCheck } from '../../src/cli/doctor/check.interface.js';
import { checkTls } from '../../src/cli/doctor/checks/index.js';
import { run } from '../../src/cli/run.js';
import type { FulfillmentConfig } from '../../src/config/index.js';
import { PROJECT_ID, RecordingPlatform, USER } from '../platform/index.js';
import { PostgresServer } from '../outbox/support/postgres-server.js';
import { startService, type RunningService } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { HelloModule } from '../webhook/hello.module.js';
import { CapturedTerminal } from './support/captured-terminal.js';
import { withServer } from '../support/with-server.js';

const CERTIFICATES = join(import.meta.dirname, '..', 'platform', 'certificates');
const SECRET = 'canary-secret-of-the-webhook-0123456789';
const folder = new TemporaryFolder();

afterAll(() => folder.remove());

interface Report {
  readonly code: number;
  /** `area status message` */
  readonly lines: readonly string[];
  readonly checks: readonly DoctorCheck[];
  readonly printed: string;
}

async function doctor(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Report> {
  const terminal = new CapturedTerminal({ env, cwd: folder.path });
  const code = await run(['doctor', '--json', ...args], terminal);
  const { checks } = terminal.json() as { checks: DoctorCheck[] };
  const lines = checks.map(({ area, status, message }) => `${area} ${status}: ${message}`);
  return { code, lines, checks, printed: terminal.stdout.text + terminal.stderr.text };
}

describe('doctor of a service', () => {
  let platform: RecordingPlatform;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
    env = { PLATFORM: 'custom', PLATFORM_API_URL: platform.apiUrl, WEBHOOK_SECRETS: SECRET };
  });
  beforeEach(() => platform.reset());
  afterAll(() => platform.stop());

  it('does not ask the platform with --offline, so a machine without a way to it passes', async () => {
    const away = { ...env, PLATFORM_API_URL: 'http://127.0.0.1:9' };
    expect((await doctor(away)).code).toBe(1);
    const { code, lines } = await doctor(away, '--offline');

    expect(code).toBe(0);
    expect(lines).toContain('platform skipped: The platform is not called (--offline).');
    expect(lines).toContain('credentials skipped: The platform cannot be asked.');
  });

  const of = (area: string, { lines }: Report): string[] => lines.filter((line) => line.startsWith(area));

  it('is content with a sound one, and asks the platform for nothing but its address', async () => {
    const report = await doctor(env);

    expect(report.checks.map(({ area, status }) => `${area} ${status}`)).toEqual([
      'config ok',
      'tls skipped',
      'platform ok',
      'clock ok',
      'credentials skipped',
      'outbox skipped',
    ]);
    expect(report.code).toBe(0);
    expect(platform.lines).toEqual(['GET /v3']);
    expect(platform.calls[0]?.headers.authorization).toBeUndefined();
  });

  it('tells all problems of the configuration at once, each with its cure, and no secret', async () => {
    const report = await doctor({ ...env, PORT: 'many', NODE_ENV: 'production', OUTBOX: 'postgres' });

    expect(report.code).toBe(1);
    expect(report.checks.filter(({ status }) => status === 'failed').length).toBeGreaterThanOrEqual(3);
    expect(report.checks.every(({ status, cure }) => status !== 'failed' || cure !== undefined)).toBe(true);
    expect(report.printed).not.toContain('canary');
  });

  it('reads .env as the service does: below the environment', async () => {
    writeFileSync(folder.join('.env'), 'PORT=many\nOUTBOX=memory\n');
    try {
      expect(of('config', await doctor(env))).toEqual([expect.stringContaining('PORT')]);
      expect((await doctor({ ...env, PORT: '3000' })).code).toBe(0);
    } finally {
      writeFileSync(folder.join('.env'), '');
    }
    const missing = new CapturedTerminal({ env, cwd: folder.path });
    expect(await run(['doctor', '--env-file', 'none.env'], missing)).toBe(2);
  });

  it('reports a platform that is unavailable, redirects or has another time', async () => {
    const away = await doctor({ ...env, PLATFORM_API_URL: 'http://127.0.0.1:1/v3' });
    expect(of('platform', away)).toEqual([expect.stringContaining('ECONNREFUSED')]);
    expect(of('credentials', away)).toEqual([expect.stringContaining('skipped')]);
    expect(away.code).toBe(1);

    platform.fail({ kind: 'redirect', to: 'https://elsewhere.example.com/' }, { times: 1 });
    expect(of('platform', await doctor(env))).toEqual([expect.stringContaining('redirect')]);

    const date = (seconds: number) => ({ Date: new Date(Date.now() + seconds * 1000).toUTCString() });
    platform.fail({ kind: 'status', status: 404, headers: date(600) }, { times: 1 });
    expect(of('clock', await doctor(env))).toEqual([expect.stringMatching(/^clock failed: .* (59\d|600) s/)]);
    platform.fail({ kind: 'status', status: 404, headers: date(-30) }, { times: 1 });
    expect(of('clock', await doctor(env))).toEqual([expect.stringMatching(/^clock warning: .* (29|3\d) s/)]);
  });

  it('signs in with the accounts of the projects file', async () => {
    const projects = (password: string): NodeJS.ProcessEnv => {
      const credentials = { user: USER.user, password: { file: folder.join('password') } };
      writeFileSync(folder.join('password'), password);
      writeFileSync(
        folder.join('projects.json'),
        JSON.stringify({ projects: { shop: { id: PROJECT_ID, credentials } } }),
      );
      return { ...env, FULFILLMENT_CONFIG_FILE: folder.join('projects.json') };
    };

    expect(of('credentials', await doctor(projects(USER.password)))).toEqual([
      "credentials ok: The account of the project 'shop' is accepted.",
    ]);
    const refused = await doctor(projects('canary-wrong'));
    expect(of('credentials', refused)).toEqual([expect.stringMatching(/^credentials failed: .*'shop'/)]);
    expect(refused.printed).not.toContain('canary-wrong');
    expect(refused.code).toBe(1);
  });

  withServer('PostgreSQL').it('asks the database of the outbox', async () => {
    const server = await PostgresServer.start();
    const outbox = { ...env, OUTBOX: 'postgres', OUTBOX_KEY: '0f'.repeat(32), DATABASE_URL: server.url };
    try {
      expect(of('outbox', await doctor(outbox))).toEqual(['outbox ok: The database of the outbox answers.']);
    } finally {
      await server.stop();
    }
    expect(of('outbox', await doctor(outbox))).toEqual([expect.stringMatching(/^outbox failed: .*ECONN/)]);
  });
});

describe('doctor and TLS files', () => {
  const DAY_MS = 86_400_000;
  const cert = join(CERTIFICATES, 'loopback.cert.pem');
  const key = join(CERTIFICATES, 'loopback.key.pem');
  const ends = Date.parse(new X509Certificate(readFileSync(cert)).validTo);
  const check = (files: Partial<FulfillmentConfig>, now: number): string[] =>
    checkTls({ tlsCertFile: cert, tlsKeyFile: key, ...files } as FulfillmentConfig, now).map(
      ({ status, message }) => `${status}: ${message}`,
    );

  it.each([
    [100, 'ok: The certificate is valid for 100 days more.'],
    [20, 'warning: The certificate expires in 20 days.'],
    [-1, expect.stringMatching(/^failed: The certificate expired on /)],
    [1_000_000, expect.stringMatching(/^failed: The certificate is valid from /)],
  ])('sees a certificate %d days before its end', (days, expected: unknown) => {
    expect(check({}, ends - days * DAY_MS - 1000 * Math.sign(days))).toEqual([
      'ok: The certificate and the key match.',
      expected,
    ]);
  });

  it('sees a key of another certificate, and files that are none', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(folder.join('other.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(folder.join('none.pem'), 'canary');

    expect(check({ tlsKeyFile: folder.join('other.key') }, ends - 100 * DAY_MS)[0]).toMatch(
      /^failed: The key/,
    );
    expect(check({ tlsCertFile: folder.join('none.pem') }, ends)).toEqual([
      expect.stringMatching(/^failed: .*cannot be read/),
    ]);
  });
});

describe('doctor --url', () => {
  let service: RunningService;
  let proxy: Server;
  let proxyUrl: string;
  let answer: (response: ServerResponse, bytes: number) => void;

  beforeAll(async () => {
    service = await startService(HelloModule, 'express', { WEBHOOK_SECRETS: SECRET, BODY_LIMIT: '512kb' });
    proxy = createServer((request, response) => answer(response, Number(request.headers['content-length'])));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/webhook`;
  });
  afterAll(async () => {
    await service?.close();
    await new Promise((resolve) => proxy?.close(resolve));
  });

  const webhook = async (url: string) => {
    const report = await doctor({ PLATFORM: 'custom', PLATFORM_API_URL: 'http://127.0.0.1:1' }, '--url', url);
    return report.lines.filter((line) => line.startsWith('webhook'));
  };

  it('goes through to the service, and knows its own limit', async () => {
    expect(await webhook(`${service.url}/webhook/${SECRET}`)).toEqual([
      'webhook ok: A body of 1 KB reaches the service, and the caller is accepted.',
      'webhook ok: A body of 100 KB reaches the service, and the caller is accepted.',
      'webhook ok: The service itself rejects a body of 1 MB, because of its BODY_LIMIT.',
    ]);
    expect(service.log.join()).not.toContain('handler');
  });

  it('knows a wrong secret', async () => {
    expect(await webhook(`${service.url}/webhook/wrong`)).toEqual([
      expect.stringMatching(/failed: .*secret/),
    ]);
  });

  it.each<[string, (response: ServerResponse, bytes: number) => void, RegExp]>([
    [
      'a proxy that refuses large bodies',
      (response, bytes) =>
        bytes < 50_000
          ? response.writeHead(400).end('{"error":{"code":"INVALID_WEBHOOK_REQUEST"}}')
          : response.writeHead(413, { Server: 'nginx', Connection: 'close' }).end('<h1>413</h1>'),
      /A body of 100 KB is rejected with 413 by a proxy before the service \(nginx\)/,
    ],
    [
      'a redirect',
      (response) => response.writeHead(301, { Location: 'https://www.example.com/' }).end(),
      /redirects \(301\)/,
    ],
    ['something else', (response) => response.end('<h1>It works!</h1>'), /does not come from a service/],
    [
      'a service that wants HTTPS',
      (response) => response.writeHead(403).end('{"error":{"code":"HTTPS_REQUIRED"}}'),
      /plain HTTP/,
    ],
    ['a broken connection', (response) => response.destroy(), /was not answered: ECONNRESET/],
  ])('knows %s', async (_what, behaviour, expected) => {
    answer = behaviour;
    const lines = await webhook(proxyUrl);

    expect(lines.at(-1)).toMatch(/^webhook failed/);
    expect(lines.at(-1)).toMatch(expected);
  });

  it('warns of plain HTTP over a network, and rejects a value that is not an address', async () => {
    expect(await webhook('http://webhook.invalid/webhook')).toEqual([
      expect.stringMatching(/^webhook failed: The address is plain HTTP/),
      expect.stringMatching(/^webhook failed: .*not answered/),
    ]);
    expect(await run(['doctor', '--url', 'webhook'], new CapturedTerminal())).toBe(2);
  });
});
