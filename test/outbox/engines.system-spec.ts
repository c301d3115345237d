import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { OutboxEngine } from '../../src/outbox/engines/outbox-engine.interface.js';
import { timeOrderedId } from '../../src/outbox/jobs/time-ordered-id.js';
import { conversationKey } from '../../src/protocol/index.js';
import { EngineHome, type EngineKind } from './support/engine-kinds.js';
import { DEAD, DONE, REFUSED, RETRY, ScriptedWork } from './support/scripted-work.js';
import { withServer } from '../support/with-server.js';

const PROJECT_ID = '64f0a1b2c3d4e5f60718293a';

describe('The outbox engine in memory', () => behavesAsAnEngine('memory'));
describe('The embedded outbox engine', () => behavesAsAnEngine('embedded'));
withServer('PostgreSQL').describe('The outbox engine on PostgreSQL', () => behavesAsAnEngine('postgres'));

function behavesAsAnEngine(kind: EngineKind): void {
  let home: EngineHome;
  let engine: OutboxEngine;
  let work: ScriptedWork;
  let conversation: string;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    home = await EngineHome.make(kind);
    await open();
  });

  beforeEach(() => {
    work = new ScriptedWork();
    conversation = `support-group-${PROJECT_ID}-${randomUUID()}`;
  });

  afterAll(async () => {
    await shut();
    await home?.remove();
  });

  async function open(options: { onDead?: 'skip' | 'halt'; limit?: number } = {}): Promise<void> {
    engine = home.engine(options);
    await engine.open();
    await engine.work((job) => work.handle(job));
  }

  async function shut(): Promise<void> {
    await engine?.stop(10_000);
    await engine?.close();
  }

  function add(
    text: string,
    options: { requestId?: string; botId?: string; dueAt?: Date } = {},
  ): Promise<string> {
    const { requestId = conversation, botId = 'bot', dueAt } = options;
    const id = timeOrderedId();
    const key = conversationKey({ projectId: PROJECT_ID, botId, requestId });
    const job = { id, kind: 'test', conversation: key, projectId: PROJECT_ID, requestId, sealed: text };
    return engine.add(job, dueAt).then(() => id);
  }

  async function settled(): Promise<void> {
    while ((await engine.stats()).depth > 0) await sleep(20);
  }

  it('runs the jobs of a conversation one after another, in the order of adding', async () => {
    const texts = Array.from({ length: 30 }, (_, index) => `${index}`);
    for (const text of texts) work.script(text, () => sleep(2, DONE));

    await Promise.all(texts.map((text) => add(text)));
    await work.attempts(30);

    expect(work.begun).toEqual(texts);
    expect(work.overlaps).toEqual([]);
  });

  it('does not let a bot wait for another one whose conversation has the same id', async () => {
    let release: (verdict: typeof DONE) => void = () => {};
    work.script('slow', () => new Promise((resolve) => (release = resolve)));
    await add('slow');
    await work.attempts(1);

    await add('quick', { botId: 'other bot' });
    await work.attempts(2);

    expect(work.begun).toEqual(['slow', 'quick']);
    release(DONE);
  });

  it('does not let one conversation wait for another', async () => {
    let release: (verdict: typeof DONE) => void = () => {};
    work.script('slow', () => new Promise((resolve) => (release = resolve)));

    await add('slow');
    await work.attempts(1);
    await Promise.all(['a', 'b', 'c'].map((text) => add(text, { requestId: `${conversation}-${text}` })));
    await work.attempts(4);
    expect([...work.begun].sort()).toEqual(['a', 'b', 'c', 'slow']);

    await add('after', { requestId: `${conversation}-a` });
    await work.attempts(5);
    release(DONE);
    await settled();
  });

  it('does not let a retried job be overtaken in its conversation', async () => {
    work.script(
      'first',
      () => RETRY,
      () => RETRY,
    );

    await add('first');
    await add('second');
    await add('third');
    await work.attempts(5);

    expect(work.begun).toEqual(['first', 'first', 'first', 'second', 'third']);
    expect(work.jobs.map(({ attempt }) => attempt)).toEqual([0, 1, 2, 0, 0]);
    expect(work.jobs.map(({ mayHaveRun }) => mayHaveRun)).toEqual([false, true, true, false, false]);
  });

  it('lets others run while one is retried', async () => {
    work.script('failing', () => RETRY);
    await add('failing');
    await work.attempts(1);
    await add('other', { requestId: `${conversation}-other` });
    await work.attempts(3);

    expect(work.begun).toEqual(['failing', 'other', 'failing']);
  });

  it('holds a delayed job back until it is due, and no other job with it', async () => {
    const dueAt = new Date(Date.now() + 1200);
    await add('later', { dueAt });
    await add('now');
    await work.attempts(2);

    expect(work.begun).toEqual(['now', 'later']);
    expect(Date.now()).toBeGreaterThanOrEqual(dueAt.getTime());
  });

  it('gives the next attempt what the last one noted', async () => {
    work.script('steps', async (job) => {
      await job.saveProgress(1);
      await job.saveProgress({ step: 2, of: ['a', 'b'] });
      return RETRY;
    });
    await add('steps');
    await work.attempts(2);

    expect(work.jobs.map(({ progress }) => progress)).toEqual([undefined, { step: 2, of: ['a', 'b'] }]);
  });

  it('keeps a dead letter with its reason, and goes on', async () => {
    work.script('bad', async (job) => {
      await job.saveProgress(2);
      return DEAD;
    });
    const id = await add('bad');
    await add('good');
    await work.attempts(2);
    await settled();

    const letters = await engine.deadLetters({ requestId: conversation });
    expect(work.begun).toEqual(['bad', 'good']);
    expect(letters).toEqual([
      {
        id,
        kind: 'test',
        projectId: PROJECT_ID,
        requestId: conversation,
        reason: REFUSED,
        attempts: 1,
        progress: 2,
        createdAt: expect.any(Date) as Date,
        diedAt: expect.any(Date) as Date,
      },
    ]);
    await expect(engine.deadLetters({ reason: 'TOKEN_REJECTED' })).resolves.toEqual(letters);
    await expect(engine.deadLetters({ reason: 'OTHER' })).resolves.toEqual([]);
    await expect(engine.stats()).resolves.toMatchObject({ depth: 0, dead: 1 });

    await expect(engine.drop(id)).resolves.toBe(true);
    await expect(engine.deadLetters({})).resolves.toEqual([]);
  });

  it('runs a dead letter again, from where it was, behind what came since', async () => {
    work.script('bad', async (job) => {
      await job.saveProgress('half');
      return DEAD;
    });
    const id = await add('bad');
    await work.attempts(1);
    await settled();

    await expect(engine.retry(id)).resolves.toBe(true);
    await add('new');
    await work.attempts(3);
    await settled();

    expect(work.begun).toEqual(['bad', 'bad', 'new']);
    expect(work.jobs[1]).toMatchObject({ attempt: 0, mayHaveRun: true, progress: 'half' });
    await expect(engine.deadLetters({})).resolves.toEqual([]);
  });

  it.each([randomUUID(), 'no id at all'])('knows no dead letter %s', async (id) => {
    await expect(engine.retry(id)).resolves.toBe(false);
    await expect(engine.drop(id)).resolves.toBe(false);
  });

  it('counts what waits, and how long the oldest has', async () => {
    const before = Date.now();
    let release: (verdict: typeof DONE) => void = () => {};
    work.script('held', () => new Promise((resolve) => (release = resolve)));
    await add('held');
    await add('waiting');
    await add('delayed', { dueAt: new Date(Date.now() + 60_000), requestId: `${conversation}-delayed` });
    await work.attempts(1);
    await sleep(30);

    const { depth, oldestAgeMs } = await engine.stats();
    expect(depth).toBe(3);
    expect(oldestAgeMs).toBeGreaterThanOrEqual(25);
    expect(oldestAgeMs).toBeLessThanOrEqual(Date.now() - before + 50);
    release(DONE);
    await work.attempts(2);
  });

  describe('with the policy halt', () => {
    beforeAll(async () => {
      await shut();
      await open({ onDead: 'halt' });
    });

    it('stops the conversation at its dead letter, no other, until it is retried', async () => {
      work.script('bad', () => DEAD);
      const id = await add('bad');
      await add('next');
      await work.attempts(1);
      await add('other', { requestId: `${conversation}-other` });
      await work.attempts(2);
      while ((await engine.deadLetters({ requestId: conversation })).length === 0) await sleep(20);

      await engine.retry(id);
      await work.attempts(4);
      expect(work.begun).toEqual(['bad', 'other', 'bad', 'next']);
    });

    it('goes on when the dead letter is dropped', async () => {
      work.script('bad', () => DEAD);
      const id = await add('bad');
      await add('next');
      await work.attempts(1);
      while ((await engine.deadLetters({ requestId: conversation })).length === 0) await sleep(20);

      await engine.drop(id);
      await work.attempts(2);
      expect(work.begun).toEqual(['bad', 'next']);
    });
  });

  it('waits at its end for what runs, and begins nothing more', async () => {
    let finished = false;
    work.script('running', async () => {
      await sleep(150);
      finished = true;
      return DONE;
    });
    await add('running');
    await work.attempts(1);
    await engine.stop(10_000);
    expect(finished).toBe(true);

    const late = add('late');
    if (kind === 'memory')
      await expect(late).rejects.toMatchObject({ code: 'OUTBOX_UNAVAILABLE', status: 503 });
    else await late;
    await sleep(700);
    expect(work.begun).toEqual(['running']);

    await engine.close();
    await open();
    if (kind !== 'memory') await work.attempts(2);
  });
}
