import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtDist } from '../support/built-dist.js';
import { call, type HttpAnswer } from '../support/http-client.js';
import { RunningProcess } from '../support/running-process.js';
import { ADAPTERS, JSON_TYPE } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { Brand, EU_PROJECT } from './brand.js';

const APP = join(import.meta.dirname, 'apps', 'brands.mjs');
const CALLS = 200;

describe.each(ADAPTERS)('SIGHUP (%s)', (adapter) => {
  let folder: TemporaryFolder;
  let first: Brand;
  let second: Brand;
  let service: RunningProcess;

  beforeAll(builtDist);
  beforeEach(() => [first, second].forEach((brand) => brand.reset()));
  beforeAll(async () => {
    folder = new TemporaryFolder();
    [first, second] = await Promise.all([EU_PROJECT, EU_PROJECT].map((id) => Brand.start(id)));
  });
  afterEach(() => service?.kill());
  afterAll(async () => {
    await Promise.all([first, second].map((brand) => brand?.stop()));
    folder.remove();
  });

  function write(text: string): void {
    writeFileSync(folder.join('projects.yaml'), text);
  }

  function livesAt({ projectId, apiUrl }: Brand): string {
    return `projects:\n  shop: { id: ${projectId}, platform: custom, apiUrl: "${apiUrl}" }\n`;
  }

  async function start(): Promise<string> {
    service = new RunningProcess('node', [APP], {
      cwd: folder.path,
      env: { HTTP_ADAPTER: adapter, PORT: '0', FULFILLMENT_CONFIG_FILE: folder.join('projects.yaml') },
    });
    const [, url = ''] = await service.printed(/Webhook: (https?:\/\/[^/\s]+)/);
    return url;
  }

  /** A call in a new conversation, which both platforms know. */
  function post(url: string, number: number): Promise<HttpAnswer> {
    second.conversationId(number);
    const body = JSON.stringify(first.call('anything', first.conversationId(number)));
    return call(url, { path: '/webhook', headers: JSON_TYPE, body });
  }

  it('moves a project to another platform under load: no call fails, and later ones go to the new one', async () => {
    write(livesAt(first));
    const url = await start();
    // Slow enough for the signal to come while calls are under way.
    first.platform.fail({ kind: 'delay', milliseconds: 20 });

    const calls: Promise<HttpAnswer>[] = [];
    for (let index = 0; index < CALLS; index += 1) {
      calls.push(post(url, index));
      if (index === CALLS / 4) {
        write(livesAt(second));
        service.signal('SIGHUP');
      }
      if (index % 20 === 0) await calls[index];
    }
    const answers = await Promise.all(calls);
    await service.printed(/The projects file was reloaded: changed: shop\./);
    const later = await post(url, CALLS);

    expect([...answers, later].map(({ status }) => status)).toEqual(Array(CALLS + 1).fill(200));
    expect(first.said + second.said).toBe(CALLS + 1);
    expect(first.said).toBeGreaterThan(0);
    expect(second.said).toBeGreaterThan(1);
  });

  it('keeps the process and the old settings when the file is wrong, and takes the next good one', async () => {
    write(livesAt(first));
    const url = await start();

    write('projects:\n  shop: { id: x }\n  shop: { id: y }\n');
    service.signal('SIGHUP');
    await service.printed(/line 3, column 3 holds a key/);
    expect((await post(url, 1)).status).toBe(200);
    expect(first.said).toBe(1);

    write(livesAt(second));
    service.signal('SIGHUP');
    await service.printed(/changed: shop\./);
    expect((await post(url, 2)).status).toBe(200);
    expect(second.said).toBe(1);
  });

  it('still ends the process with SIGTERM', async () => {
    write(livesAt(first));
    await start();
    service.signal('SIGTERM');
    expect(await service.end).toMatchObject({ code: 0, signal: null });
  });
});
