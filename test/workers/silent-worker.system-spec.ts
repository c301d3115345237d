import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtDist } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';
import { conversation, requestOf, WorkersService, type Count } from './support/workers-service.js';

const WORKERS = 2;

describe('WORKERS=2', () => {
  let service: WorkersService;

  beforeAll(builtDist);
  afterEach(() => service?.close());

  it('kills a worker that does not respond, answers what was passed on to it with 503, and replaces it', async () => {
    service = await WorkersService.start(WORKERS, { WORKER_TIMEOUT_MS: '2000' });
    const one = conversation();
    const { pid } = await service.count(one);
    process.kill(pid, 'SIGSTOP');
    const answers = await Promise.all(Array.from({ length: 8 }, () => service.post(requestOf(one, 'count'))));
    await service.process.printed(/Worker \d has not responded for 2000 ms[^]*has ended \(SIGKILL\)/);

    let after: Count | undefined;
    // Node may still pass a connection to the worker that has just ended.
    await until(async () => (after = await service.count(one).catch(() => undefined)) !== undefined);

    // One was handed to the worker that stood still: it went to another one.
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
    expect(after?.pid).not.toBe(pid);
  });

  it('answers 503 at REPLY_DEADLINE_MS for a call whose worker does not take it', async () => {
    service = await WorkersService.start(WORKERS, { WORKER_TIMEOUT_MS: '600000', REPLY_DEADLINE_MS: '1000' });
    const one = conversation();
    const { pid } = await service.count(one);
    process.kill(pid, 'SIGSTOP');
    const first = await Promise.race(Array.from({ length: 6 }, () => service.post(requestOf(one, 'count'))));

    expect(first).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    expect(JSON.parse(first.text)).toMatchObject({ error: { code: 'WORKER_UNAVAILABLE' } });
  });

  it('removes at its start the sockets of a supervisor that was killed, and no other folder', async () => {
    const tmp = new TemporaryFolder();
    const env = { TMPDIR: tmp.path };
    try {
      service = await WorkersService.start(WORKERS, env);
      const [stale] = readdirSync(tmp.path);
      mkdirSync(join(tmp.path, `fulfillment-${process.pid}-abcdef`));
      service.process.signal('SIGKILL');
      await service.process.end;
      await service.close();

      service = await WorkersService.start(WORKERS, env);

      await until(() => !readdirSync(tmp.path).includes(stale ?? ''));
      expect(readdirSync(tmp.path)).toHaveLength(2);
    } finally {
      await service.close();
      tmp.remove();
    }
  });
});
