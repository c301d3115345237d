import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { run } from '../../../src/cli/run.js';
import { ROOT } from '../../support/built-dist.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import { CapturedTerminal } from '../support/captured-terminal.js';
import { HELLO, json, littleService, type LittleService } from './wrong-services.js';

const CERTIFICATES = join(ROOT, 'test', 'platform', 'certificates');

describe('conform', () => {
  const folder = new TemporaryFolder();
  let good: LittleService;
  let redirecting: LittleService;

  beforeAll(async () => {
    good = await littleService(({ response }) => json(response, HELLO));
    redirecting = await littleService(({ response }) => response.writeHead(301, { Location: '/' }).end());
  });
  afterAll(async () => {
    await Promise.all([good.close(), redirecting.close()]);
    folder.remove();
  });

  it('says that a service conforms, and exits with 0', async () => {
    const terminal = new CapturedTerminal();

    expect(await run(['conform', good.url, '--intent', 'hello'], terminal)).toBe(0);
    expect(terminal.stdout.text).toMatch(/^kept +reachable/);
    expect(terminal.stdout.text).toMatch(/\nConforms: \d+ kept, 0 broken/);
    expect(terminal.stderr.text).toBe('');
  });

  it('names the broken rule, what was seen and why it matters, and exits with 1', async () => {
    const terminal = new CapturedTerminal();

    expect(await run(['conform', redirecting.url, '-i', 'hello'], terminal)).toBe(1);
    expect(terminal.stdout.text).toMatch(
      /BROKEN +no-redirect .+\n +- an ordinary call of "hello": status 301\n(?: +- .+\n)+ +A 301, 302 or 303 .+ \(.+\)\n/,
    );
    expect(terminal.stdout.text).toContain('Does not conform');
  });

  it('gives the same as JSON and as JUnit XML', async () => {
    const terminal = new CapturedTerminal({ cwd: folder.path });
    const args = ['conform', redirecting.url, '-i', 'hello', '--json', '--junit', 'report.xml'];

    expect(await run(args, terminal)).toBe(1);
    const { results, conforms } = terminal.json() as { results: unknown[]; conforms: boolean };
    expect(conforms).toBe(false);
    expect(results).toContainEqual(expect.objectContaining({ id: 'no-redirect', status: 'broken' }));
    const xml = readFileSync(folder.join('report.xml'), 'utf8');
    expect(xml).toContain('<testcase classname="conform" name="reachable"/>');
    expect(xml).toMatch(/name="no-redirect"><failure message="No call is redirected\.">.+&quot;hello&quot;/);
  });

  it('keeps the secret of the address out of its report', async () => {
    const terminal = new CapturedTerminal();
    await run(['conform', `${good.url}/s3cr3t`, '--secret', 's3cr3t'], terminal);

    expect(terminal.stdout.text).toContain('BROKEN   wrong-secret');
    expect(terminal.stdout.text).not.toContain('s3cr3t');
  });

  it.each([
    ['no address', ['conform', 'localhost:3000']],
    ['no number', ['conform', 'http://127.0.0.1:1', '--timeout', 'soon']],
    ['no header', ['conform', 'http://127.0.0.1:1', '--header', 'alone']],
  ])('refuses what is %s', async (_what, args) => {
    expect(await run(args, new CapturedTerminal())).toBe(2);
  });
});

describe('conform, on a service with an unknown certificate', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const [key, cert] = ['key', 'cert'].map((part) =>
      readFileSync(join(CERTIFICATES, `loopback.${part}.pem`), 'utf8'),
    );
    server = createServer({ key, cert }, (request, response) => {
      request.resume().on('end', () => json(response, HELLO));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('names the certificate, and looks at the rest all the same', async () => {
    const terminal = new CapturedTerminal();
    await run(['conform', url, '-i', 'hello', '--json'], terminal);
    const { results } = terminal.json() as { results: { id: string; status: string }[] };
    const status = Object.fromEntries(results.map((result) => [result.id, result.status]));

    expect(status).toMatchObject({
      'trusted-certificate': 'broken',
      https: 'kept',
      'json-object': 'kept',
      'keep-alive': 'kept',
    });
  });
});
