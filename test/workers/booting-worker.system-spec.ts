import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listening, ProcessStarter } from '../boot/start-process.js';
import { builtDist } from '../support/built-dist.js';
import { freePort } from '../support/free-port.js';
import { call } from '../support/http-client.js';
import type { RunningProcess } from '../support/running-process.js';
import { JSON_TYPE } from '../support/start-service.js';
import { until } from '../support/until.js';
import { conversation, ONCE, requestOf } from './support/workers-service.js';

const APP = join(import.meta.dirname, 'booting-app.mjs');

describe('a worker that dies while another one starts', () => {
  let starter: ProcessStarter;

  beforeAll(builtDist);
  beforeEach(() => {
    starter = new ProcessStarter();
  });
  afterEach(() => starter.close());

  const bootFile = (): string => join(starter.cwd, 'boot');

  /** Resolves when the first worker serves, and the second one waits in its start. */
  async function startHalf(
    env: Record<string, string> = {},
  ): Promise<{ service: RunningProcess; url: string }> {
    const service = await starter.file(APP, {
      WORKERS: '2',
      // A port of the system's choice is another one as soon as no worker listens.
      PORT: String(await freePort()),
      BOOT_FILE: bootFile(),
      ANSWER_SETTLE_MS: '0',
      ...env,
    });
    const url = await listening(service);
    await service.printed(/The second worker starts\./);
    return { service, url };
  }

  /** Of the worker that answers, as soon as one does. */
  async function servingPid(url: string): Promise<number> {
    let pid = NaN;
    await until(async () => {
      const body = JSON.stringify(requestOf(conversation(), 'pid'));
      const answer = await call(url, { path: '/webhook', headers: JSON_TYPE, body, agent: ONCE }).catch(
        () => undefined,
      );
      if (answer?.status !== 200) return false;
      pid = Number((JSON.parse(answer.text) as { text: string }).text);
      return true;
    });
    return pid;
  }

  it('is replaced if it was ready once, and the service goes on', async () => {
    const { service, url } = await startHalf();
    const first = await servingPid(url);
    process.kill(first, 'SIGKILL');
    await service.printed(/Worker 0 has ended \(SIGKILL\): replacing it/);
    await service.printed(/Webhook: [^]*Webhook: /);

    expect(await servingPid(url)).not.toBe(first);
    writeFileSync(bootFile(), '');
    await service.printed(/2 workers are ready/);
  });

  it('ends the service in order if it was never ready', async () => {
    const { service, url } = await startHalf({ SECOND_DIES: 'true' });
    await servingPid(url);
    writeFileSync(bootFile(), '');

    const { code, stdout } = await service.end;
    expect(code).toBe(1);
    expect(stdout).toContain('No new connections');
    expect(stdout).not.toContain('takes its place');
  });
});
