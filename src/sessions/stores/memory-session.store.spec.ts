import { Logger } from '@nestjs/common';
import { conversationKey } from '../../protocol/index.js';
import { FakeClock } from '../../testing/time/fake-clock.js';
import { MemorySessionStore } from './memory-session.store.js';

const id = (requestId: string, projectId = 'shop', botId = 'bot') =>
  conversationKey({ projectId, botId, requestId });
const record = (version: string) => ({ version, data: `data of ${version}` });
const NEW = { expected: undefined, ttlMs: 1000 };

describe('Sessions in memory', () => {
  let clock: FakeClock;
  const warnings: unknown[] = [];

  beforeEach(() => {
    clock = new FakeClock();
    warnings.length = 0;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => void warnings.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  it('are written only upon the version that is expected', async () => {
    const store = new MemorySessionStore(10, clock);
    expect(await store.save(id('a'), record('1'), NEW)).toBe(true);
    expect(await store.save(id('a'), record('2'), NEW)).toBe(false);
    expect(await store.save(id('a'), record('2'), { expected: '0', ttlMs: 1000 })).toBe(false);
    expect(await store.save(id('a'), record('2'), { expected: '1', ttlMs: 1000 })).toBe(true);
    expect(await store.load(id('a'))).toMatchObject(record('2'));
  });

  it('are of one conversation of one bot in one project', async () => {
    const store = new MemorySessionStore(10, clock);
    await store.save(id('a'), record('1'), NEW);
    expect(await store.load(id('a', 'bank'))).toBeUndefined();
    expect(await store.load(id('a', 'shop', 'other bot'))).toBeUndefined();
    expect(await store.load(id('b'))).toBeUndefined();
  });

  it('end when their time is over, and may begin again', async () => {
    const store = new MemorySessionStore(10, clock);
    await store.save(id('a'), record('1'), NEW);
    await clock.runTo(999);
    expect(await store.load(id('a'))).toBeDefined();
    await clock.runTo(1000);
    expect(await store.load(id('a'))).toBeUndefined();
    expect(await store.save(id('a'), record('2'), NEW)).toBe(true);
  });

  it('are deleted, and a turn that had read them does not bring them back', async () => {
    const store = new MemorySessionStore(10, clock);
    await store.save(id('a'), record('1'), NEW);
    await store.delete(id('a'));
    expect(await store.save(id('a'), record('2'), { expected: '1', ttlMs: 1000 })).toBe(false);
    expect(await store.load(id('a'))).toBeUndefined();
  });

  it('make room for others, those that were not used for longest, and the log says so once a minute', async () => {
    const store = new MemorySessionStore(2, clock);
    for (const name of ['a', 'b'])
      await store.save(id(name), record(name), { expected: undefined, ttlMs: 1e6 });
    await store.load(id('a'));
    for (const name of ['c', 'd', 'e'])
      await store.save(id(name), record(name), { expected: undefined, ttlMs: 1e6 });
    expect(await store.load(id('b'))).toBeUndefined();
    expect(await store.load(id('e'))).toBeDefined();
    expect(warnings).toEqual([
      expect.stringMatching(/^1 sessions ended before their time.*SESSION_MAX_COUNT/),
    ]);
    await clock.runTo(60_000);
    await store.save(id('f'), record('f'), NEW);
    expect(warnings[1]).toMatch(/^3 sessions/);
  });

  it('of a project that opens many end its own ones, and no other project loses any', async () => {
    const store = new MemorySessionStore(10, clock);
    for (const name of ['a', 'b', 'c']) await store.save(id(name), record(name), NEW);
    for (let number = 0; number < 30; number += 1)
      await store.save(id(`c${number}`, 'bank'), record('1'), NEW);
    for (const name of ['a', 'b', 'c']) expect(await store.load(id(name))).toBeDefined();
    expect(await store.load(id('c22', 'bank'))).toBeUndefined();
    expect(await store.load(id('c23', 'bank'))).toBeDefined();
  });

  it('of as many projects as there is room for leave room for one more', async () => {
    const store = new MemorySessionStore(2, clock);
    for (const project of ['one', 'two', 'three']) await store.save(id('a', project), record(project), NEW);
    expect(await store.load(id('a', 'one'))).toBeUndefined();
    expect(await store.load(id('a', 'three'))).toBeDefined();
  });
});
