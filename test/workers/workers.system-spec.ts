import { randomBytes } from 'node:crypto';
import { ProcessStarter } from '../boot/start-process.js';
import { builtDist } from '../support/built-dist.js';
import { ADAPTERS } from '../support/start-service.js';
import { conversation, countIn, requestOf, WorkersService } from './support/workers-service.js';

const WORKERS = 2;
const CONVERSATIONS = 12;
const TURNS = 6;

describe.each(ADAPTERS)('WORKERS=2 (%s)', (adapter) => {
  let service: WorkersService;

  beforeAll(async () => {
    await builtDist();
    await start();
  });
  afterAll(() => service?.close());

  async function start(): Promise<void> {
    service = await WorkersService.start(WORKERS, {
      HTTP_ADAPTER: adapter,
      // Calls wait for as long for a worker that is being replaced, which takes its time on a busy machine.
      REPLY_DEADLINE_MS: '60000',
    });
  }

  it('keeps the order of a conversation, whichever worker gets its calls', async () => {
    const conversations = Array.from({ length: CONVERSATIONS }, conversation);
    const answers = await Promise.all(
      conversations.map((one) => Promise.all(Array.from({ length: TURNS }, () => service.count(one)))),
    );

    for (const turns of answers) {
      expect(new Set(turns.map(({ pid }) => pid)).size).toBe(1);
      expect(turns.map(({ together }) => together)).toEqual(Array<number>(TURNS).fill(1));
      expect(turns.map(({ count }) => count).sort()).toEqual([1, 2, 3, 4, 5, 6]);
      expect(turns.map(({ kept }) => kept).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    }
    expect(new Set(answers.map(([first]) => first.pid)).size).toBeGreaterThan(1);
  });

  it('runs a call that comes again once, whichever worker gets it', async () => {
    const body = requestOf(conversation(), 'count');
    const answers = await Promise.all(Array.from({ length: 10 }, () => service.post(body)));

    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(countIn(answers[0]).count).toBe(1);
  });

  it('replaces a worker that was killed, and answers its conversations again', async () => {
    const one = conversation();
    const { pid } = await service.count(one);
    process.kill(pid, 'SIGKILL');
    await service.process.printed(/Worker \d has ended \(SIGKILL\)/);

    const after = await service.count(one);

    expect(after.pid).not.toBe(pid);
    expect(after.count).toBe(1);
  });

  it('answers with 503 what was open in a worker that crashes', async () => {
    const crashed = await service.post(requestOf(conversation(), 'crash'));
    expect(crashed).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    await service.process.printed(/RangeError: This is nobody’s\./);
  });

  it('obeys signals of the supervisor alone, and stops in order with it', async () => {
    const open = await service.hold(CONVERSATIONS);
    const pids = await workerPids();
    for (const pid of pids) process.kill(pid, 'SIGTERM');

    expect((await service.count()).together).toBe(1);
    service.process.signal('SIGTERM');
    await service.process.printed(/No new connections/);
    for (const pid of pids) process.kill(pid, 'SIGWINCH');

    for (const { text } of await Promise.all(open)) {
      expect(JSON.parse(text)).toMatchObject({ text: 'Here I am.' });
    }
    expect(await service.process.end).toMatchObject({ code: 0, signal: null });
  });

  it('ends at once on a second signal, and answers what is open with 503', async () => {
    await service.close();
    await start();
    const open = await service.hold(CONVERSATIONS);

    const impatience = setInterval(() => service.process.signal('SIGTERM'), 50);
    const end = await service.process.end.finally(() => clearInterval(impatience));

    expect(end).toMatchObject({ code: 128 + 15, signal: null });
    expect((await Promise.all(open)).map(({ status }) => status)).toEqual(
      Array<number>(CONVERSATIONS).fill(503),
    );
  });

  async function workerPids(): Promise<number[]> {
    const found = new Set<number>();
    while (found.size < WORKERS) found.add((await service.count()).pid);
    return [...found];
  }
});

describe('WORKERS', () => {
  let starter: ProcessStarter;

  beforeAll(builtDist);
  beforeEach(() => {
    starter = new ProcessStarter();
  });
  afterEach(() => starter.close());

  it('is refused with an outbox that belongs to one process', async () => {
    const { code, stderr } = await (
      await starter.service({
        WORKERS: '2',
        OUTBOX: 'embedded',
        OUTBOX_DIR: './outbox',
        OUTBOX_KEY: randomBytes(32).toString('hex'),
      })
    ).end;

    expect(code).toBe(1);
    expect(stderr).toContain(
      'WORKERS is 2, but only one process can use the embedded outbox. Set OUTBOX=postgres',
    );
  });

  it('says once what prevents the start', async () => {
    const { code, stderr } = await (await starter.service({ WORKERS: '3', REPLY_DEADLINE_MS: 'soon' })).end;

    expect(code).toBe(1);
    expect(stderr.match(/REPLY_DEADLINE_MS/g)).toHaveLength(1);
  });

  it('is refused where the workers cannot reach each other', async () => {
    const { code, stderr } = await (await starter.service({ WORKERS: '2', TMPDIR: '/does/not/exist' })).end;

    expect(code).toBe(1);
    expect(stderr).toContain('WORKERS_FOLDER');
  });
});
