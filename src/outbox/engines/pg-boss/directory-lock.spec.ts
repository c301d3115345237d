import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { OutboxLockedError } from '../../errors/index.js';
import { DirectoryLock } from './directory-lock.js';
import { thisProcess } from './lock-owner.js';

describe('DirectoryLock', () => {
  let directory: string;
  let path: string;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'outbox-lock-'));
    path = join(directory, 'outbox.lock');
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  const lock = (onLost = (): void => {}): DirectoryLock => new DirectoryLock(directory, onLost);

  function left(owner: object, silentMs = 0): void {
    writeFileSync(path, JSON.stringify(owner));
    const touched = new Date(Date.now() - silentMs);
    utimesSync(path, touched, touched);
  }

  /** The id of a process that has just ended. */
  const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

  it('lets one in, and the next when that one goes', async () => {
    const first = lock();
    await first.acquire();
    const refused = lock().acquire();
    await expect(refused).rejects.toBeInstanceOf(OutboxLockedError);
    await expect(refused).rejects.toThrow(`process ${process.pid}`);

    await first.release();
    expect(existsSync(path)).toBe(false);
    const second = lock();
    await second.acquire();
    await second.release();
  });

  it('takes over from a process that is dead', async () => {
    left({ pid: deadPid(), host: hostname(), startedAt: '1', token: 'old' });
    const next = lock();
    await next.acquire();

    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(readdirSync(directory)).toEqual(['outbox.lock']);
    await next.release();
  });

  it.each([
    ['another machine', { pid: 1, host: 'elsewhere', startedAt: '1', token: 'old' }],
    ['a process whose id was used again', { ...thisProcess(), startedAt: '1', token: 'old' }],
    ['a writer that died over it', {}],
  ])('takes over from %s once it is silent', async (_, owner) => {
    left(owner, 20_000);
    const next = lock();
    await next.acquire();
    await next.release();
  });

  it('keeps away from another machine that still touches its lock', async () => {
    left({ pid: 1, host: 'elsewhere', startedAt: '1', token: 'theirs' }, 1000);
    const touching = setInterval(() => utimesSync(path, new Date(), new Date()), 100);
    await expect(lock().acquire()).rejects.toThrow('process 1 on elsewhere');
    clearInterval(touching);
    expect(readFileSync(path, 'utf8')).toContain('theirs');
  });

  it('lets in one of many that find the same dead lock', async () => {
    left({ pid: deadPid(), host: hostname(), startedAt: '1', token: 'old' });
    const many = Array.from({ length: 40 }, () => lock());
    const results = await Promise.allSettled(many.map((one) => one.acquire()));

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await Promise.all(many.map((one) => one.release()));
    expect(existsSync(path)).toBe(false);
  });

  it('takes over although a process died while it took over', async () => {
    left({ pid: deadPid(), host: hostname(), startedAt: '1', token: 'old' });
    const turn = `${path}.takeover`;
    writeFileSync(turn, '');
    utimesSync(turn, new Date(0), new Date(0));
    const next = lock();
    await next.acquire();

    expect(existsSync(turn)).toBe(false);
    await next.release();
  });

  it('says when it was taken away, and leaves the other its lock', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    const lost = jest.fn();
    const held = lock(lost);
    await held.acquire();
    left({ pid: 1, host: 'elsewhere', startedAt: '1', token: 'theirs' });
    jest.advanceTimersByTime(3000);
    jest.useRealTimers();
    while (lost.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));

    await held.release();
    expect(readFileSync(path, 'utf8')).toContain('theirs');
  });
});
