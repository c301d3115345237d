import type { TurnOrder } from '../../intents/index.js';
import { conversationKey } from '../../protocol/index.js';
import { FakeClock } from '../../testing/time/index.js';
import { TooManyTurnsError } from '../errors/index.js';
import { Lane, type OrderedTurn } from './lane.js';

const MAX_WAITING = 2;
const KEY = conversationKey({ projectId: 'p', botId: 'b', requestId: 'r' });

describe('Lane', () => {
  let clock: FakeClock;
  let lane: Lane;
  let superseded: OrderedTurn[];

  beforeEach(() => {
    clock = new FakeClock();
    lane = new Lane(clock, MAX_WAITING, -Infinity);
    superseded = [];
  });

  function turn(order: TurnOrder = 'serial', facts: Partial<OrderedTurn> = {}): OrderedTurn {
    const supersede = (): void => void superseded.push(made);
    const made = { conversationKey: KEY, order, fromFlow: false, settlesAt: -Infinity, supersede, ...facts };
    return made;
  }

  /** When the turn may run; what it resolved with. */
  function watch(one: OrderedTurn): { at?: number; mayRun?: boolean } {
    const seen: { at?: number; mayRun?: boolean } = {};
    void lane.enter(one)?.then((mayRun) => Object.assign(seen, { at: clock.now(), mayRun }));
    return seen;
  }

  it('lets the first turn run at once, without a promise, and the next one when that is over', async () => {
    const first = turn();
    expect(lane.enter(first)).toBeUndefined();
    const second = watch(turn());
    await clock.runTo(10);
    expect(second).toEqual({});
    lane.leave(first);
    await clock.runTo(10);
    expect(second).toEqual({ at: 10, mayRun: true });
  });

  it('waits until the last reply is shown, except for a call from inside a flow', async () => {
    const first = turn('serial', { settlesAt: 30 });
    void lane.enter(first);
    lane.leave(first);
    const flow = turn('serial', { fromFlow: true });
    expect(lane.enter(flow)).toBeUndefined();
    lane.leave(flow);
    const second = watch(turn());
    await clock.runOut();
    expect(second).toEqual({ at: 30, mayRun: true });
  });

  it("supersedes turns of order 'latest' only, whether they run or wait", async () => {
    const running = turn('latest');
    const waiting = turn('latest');
    void lane.enter(running);
    const serial = watch(turn());
    const older = watch(waiting);
    watch(turn('latest'));
    await clock.runTo(0);
    expect(superseded).toEqual([running, running, waiting]);
    expect(older.mayRun).toBe(false);
    expect(serial).toEqual({});
  });

  it('runs the last of debounced turns, its debounce after it came', async () => {
    const first = watch(turn({ debounce: 10 }));
    await clock.runTo(6);
    const second = watch(turn({ debounce: 10 }));
    await clock.runOut();
    expect([first.mayRun, second]).toEqual([false, { at: 16, mayRun: true }]);
  });

  it('rejects a turn behind too many that wait, and is empty when all are over', async () => {
    const turns = [turn(), turn(), turn()];
    const [first, ...others] = turns.map((each) => [each, lane.enter(each)] as const);
    expect(() => lane.enter(turn())).toThrow(TooManyTurnsError);
    lane.leave(first[0]);
    for (const [each, ready] of others) {
      expect(await ready).toBe(true);
      lane.leave(each);
    }
    expect(lane.isEmpty).toBe(true);
  });
});
