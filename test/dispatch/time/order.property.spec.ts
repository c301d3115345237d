import fc from 'fast-check';
import type { FulfillmentConfig } from '../../../src/config/index.js';
import { loadConfig } from '../../../src/config/index.js';
import { TooManyTurnsError, TurnQueue } from '../../../src/dispatch/index.js';
import type { OrderedTurn } from '../../../src/dispatch/order/index.js';
import type { TurnOrder } from '../../../src/intents/index.js';
import { conversationKey, type ConversationKey } from '../../../src/protocol/index.js';
import { FakeClock } from '../../../src/testing/time/index.js';
import { propertyRuns } from '../../support/property-runs.js';

const MAX_WAITING = 3;
const MAX_OPEN = 12;
const SETTLE_MS = 5;
const RUNS = propertyRuns({ short: 60, long: 600 });

interface Plan {
  at: number;
  conversation: string;
  order: TurnOrder;
  takes: number;
  fromFlow: boolean;
  shows: boolean;
}

type Fate = 'waiting' | 'running' | 'done' | 'superseded' | 'refused';

/** A turn of the model: it takes its time, unless it is superseded, and remembers what happened to it. */
class ModelTurn implements OrderedTurn {
  fate: Fate = 'waiting';
  startedAt = Infinity;
  endedAt = Infinity;
  over = false;
  settlesAt = -Infinity;
  runs = 0;
  private finish: () => void = () => undefined;

  constructor(
    readonly plan: Plan,
    private readonly clock: FakeClock,
  ) {}

  get conversationKey(): ConversationKey {
    return conversationKey({ projectId: 'p', botId: 'b', requestId: this.plan.conversation });
  }

  get order(): TurnOrder {
    return this.plan.order;
  }

  get fromFlow(): boolean {
    return this.plan.fromFlow;
  }

  run(): Promise<void> {
    this.runs += 1;
    this.fate = 'running';
    this.startedAt = this.clock.now();
    return new Promise((resolve) => {
      const cancel = this.clock.after(this.plan.takes, () => this.end('done', resolve));
      this.finish = () => {
        cancel();
        this.end('superseded', resolve);
      };
    });
  }

  supersede(): void {
    if (this.fate === 'running') this.finish();
    else this.fate = 'superseded';
  }

  private end(fate: Fate, resolve: () => void): void {
    this.fate = fate;
    this.endedAt = this.clock.now();
    if (fate === 'done' && this.plan.shows) this.settlesAt = this.clock.now() + SETTLE_MS;
    resolve();
  }
}

const orders = fc.oneof(
  { weight: 4, arbitrary: fc.constant<TurnOrder>('serial') },
  fc.constant<TurnOrder>('parallel'),
  fc.constant<TurnOrder>('latest'),
  fc.integer({ min: 1, max: 20 }).map((debounce): TurnOrder => ({ debounce })),
);
const plans = (order: fc.Arbitrary<TurnOrder>): fc.Arbitrary<Plan[]> =>
  fc
    .array(
      fc.record({
        at: fc.nat(120),
        conversation: fc.constantFrom('a', 'b', 'c'),
        order,
        takes: fc.nat(30),
        fromFlow: fc.boolean(),
        shows: fc.boolean(),
      }),
      { maxLength: 30 },
    )
    .map((list) => list.sort((one, other) => one.at - other.at));

async function play(
  list: readonly Plan[],
): Promise<{ turns: ModelTurn[]; queue: TurnQueue; clock: FakeClock }> {
  const clock = new FakeClock();
  const queue = new TurnQueue(clock, config());
  const turns: ModelTurn[] = [];
  for (const plan of list) {
    await clock.runTo(plan.at);
    const turn = new ModelTurn(plan, clock);
    turns.push(turn);
    try {
      void runInOrder(queue, turn, queue.enter(turn));
    } catch (error) {
      expect(error).toBeInstanceOf(TooManyTurnsError);
      turn.fate = 'refused';
    }
    expect(queue.openTurns).toBeLessThanOrEqual(MAX_OPEN);
  }
  await clock.runOut();
  return { turns, queue, clock };
}

/** The dispatcher's part with a turn that has entered the queue. */
async function runInOrder(
  queue: TurnQueue,
  turn: ModelTurn,
  ready: Promise<boolean> | undefined,
): Promise<void> {
  if (ready === undefined || (await ready)) await turn.run();
  queue.leave(turn);
  turn.over = true;
}

function config(): FulfillmentConfig {
  return loadConfig({ MAX_WAITING_TURNS: String(MAX_WAITING), MAX_OPEN_TURNS: String(MAX_OPEN) }).config;
}

function property(order: fc.Arbitrary<TurnOrder>, check: (turns: ModelTurn[]) => void): Promise<void> {
  return fc.assert(
    fc.asyncProperty(plans(order), async (list) => check((await play(list)).turns)),
    { numRuns: RUNS },
  );
}

function started(turns: readonly ModelTurn[]): ModelTurn[] {
  return turns.filter(({ runs }) => runs > 0).sort((one, other) => one.startedAt - other.startedAt);
}

function byConversation(turns: readonly ModelTurn[]): ModelTurn[][] {
  return ['a', 'b', 'c'].map((name) => turns.filter(({ plan }) => plan.conversation === name));
}

describe('the order of turns, whenever they come and however long they take', () => {
  it('never lets two turns of one conversation run at once, unless they are parallel', () =>
    property(orders, (turns) => {
      for (const lane of byConversation(turns)) {
        const ordered = started(lane.filter(({ order }) => order !== 'parallel'));
        ordered.reduce(
          (before, turn) => {
            expect(turn.startedAt).toBeGreaterThanOrEqual(before.endedAt);
            return turn;
          },
          { endedAt: -Infinity } as ModelTurn,
        );
      }
    }));

  it('runs serial turns in the order in which they came', () =>
    property(orders, (turns) => {
      for (const lane of byConversation(turns)) {
        const serial = lane.filter(({ order, runs }) => order === 'serial' && runs > 0);
        expect(serial.map(({ startedAt }) => startedAt)).toEqual(
          serial.map(({ startedAt }) => startedAt).sort((one, other) => one - other),
        );
      }
    }));

  it('loses none and runs none twice: each is done, or refused at once, or has made room for a newer one', () =>
    property(orders, (turns) => {
      for (const [position, { fate, runs, order, conversationKey: key, over }] of turns.entries()) {
        expect(fate).not.toBe('waiting');
        expect(fate).not.toBe('running');
        expect(runs).toBeLessThanOrEqual(1);
        if (fate === 'done') expect(runs).toBe(1);
        expect(over).toBe(fate !== 'refused');
        if (fate !== 'superseded') continue;
        expect(['serial', 'parallel']).not.toContain(order);
        const newer = turns.slice(position + 1).filter((turn) => turn.conversationKey === key);
        expect(newer.some((turn) => typeof turn.order === typeof order && turn.order !== 'serial')).toBe(
          true,
        );
      }
    }));

  it('starves none: a serial turn starts as soon as those before it are over and shown', () =>
    property(fc.constant<TurnOrder>('serial'), (turns) => {
      for (const lane of byConversation(turns)) {
        started(lane).reduce(
          (before, turn) => {
            const ready = Math.max(
              turn.plan.at,
              before.endedAt,
              turn.fromFlow ? -Infinity : before.settlesAt,
            );
            expect(turn.startedAt).toBe(ready);
            return {
              endedAt: turn.endedAt,
              settlesAt: Math.max(before.settlesAt, turn.settlesAt),
            };
          },
          { endedAt: -Infinity, settlesAt: -Infinity },
        );
      }
    }));

  it('starts parallel turns at once', () =>
    property(fc.constant<TurnOrder>('parallel'), (turns) => {
      for (const { fate, startedAt, plan } of turns) {
        if (fate !== 'refused') expect(startedAt).toBe(plan.at);
      }
    }));

  it('runs the last of debounced turns, after it was quiet for so long', () =>
    property(fc.constant<TurnOrder>({ debounce: 10 }), (turns) => {
      for (const lane of byConversation(turns)) {
        const last = lane.findLast(({ fate }) => fate !== 'refused');
        if (last !== undefined) expect(last.fate).toBe('done');
        for (const turn of started(lane)) expect(turn.startedAt).toBeGreaterThanOrEqual(turn.plan.at + 10);
      }
    }));

  it('lets the latest turn win, at once', () =>
    property(fc.constant<TurnOrder>('latest'), (turns) => {
      for (const lane of byConversation(turns)) {
        const accepted = lane.filter(({ fate }) => fate !== 'refused');
        accepted.forEach((turn, position) => {
          const newer = accepted[position + 1];
          if (newer === undefined) expect(turn.fate).toBe('done');
          else expect(turn.fate === 'superseded' || turn.endedAt <= newer.plan.at).toBe(true);
        });
      }
    }));

  it('remembers nothing of a conversation that is over', () =>
    fc.assert(
      fc.asyncProperty(plans(orders), async (list) => {
        const { queue, clock } = await play(list);
        expect([queue.conversations, queue.openTurns, clock.pending]).toEqual([0, 0, 0]);
      }),
      { numRuns: RUNS },
    ));

  it('refuses what would wait behind too many, and nothing else', () =>
    property(fc.constant<TurnOrder>('serial'), (turns) => {
      turns.forEach((turn, position) => {
        const before = turns.slice(0, position).filter(({ fate }) => fate !== 'refused');
        // A turn that ends, or starts, in the very moment of the arrival counts either way.
        const open = (strict: boolean): number =>
          before.filter(({ endedAt }) => (strict ? endedAt > turn.plan.at : endedAt >= turn.plan.at)).length;
        const waiting = (strict: boolean): number =>
          before.filter(
            ({ conversationKey: key, startedAt }) =>
              key === turn.conversationKey && (strict ? startedAt > turn.plan.at : startedAt >= turn.plan.at),
          ).length;
        if (turn.fate === 'refused') {
          expect(open(false) >= MAX_OPEN || waiting(false) >= MAX_WAITING).toBe(true);
        } else {
          expect(open(true) < MAX_OPEN && waiting(true) < MAX_WAITING).toBe(true);
        }
      });
    }));
});
