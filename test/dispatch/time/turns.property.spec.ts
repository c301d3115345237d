import fc from 'fast-check';
import { Intent, type IntentContext, Intents } from '../../../src/index.js';
import type { CompiledReply } from '../../../src/replies/index.js';
import { FakeClock } from '../../../src/testing/time/index.js';
import { propertyRuns } from '../../support/property-runs.js';
import { ModelService, SETTLE_MS } from './model-service.js';

const DEADLINE = 20;
const TIMEOUT = 60;
const WINDOW = 10;
const RUNS = propertyRuns({ short: 30, long: 400 });

let clock = new FakeClock();
const started: string[] = [];

/** Each handler takes as long as the message says, then replies with its name, or fails. */
@Intents({ deadline: DEADLINE, timeout: TIMEOUT, onFailure: (_, { text }) => `Sorry for ${text}` })
class ModelIntents {
  @Intent('reply')
  async reply(context: IntentContext): Promise<string> {
    await this.work(context);
    return context.text;
  }

  @Intent('placeholder', { placeholder: ({ text }) => `Wait for ${text}` })
  async placeholder(context: IntentContext): Promise<string> {
    await this.work(context);
    return context.text;
  }

  @Intent('stream')
  async *stream(context: IntentContext): AsyncGenerator<string> {
    for (const part of [1, 2, 3]) {
      yield `${context.text}.${part}`;
      await this.work(context, part);
    }
  }

  @Intent('latest', { order: 'latest' })
  async latest(context: IntentContext): Promise<string> {
    await this.work(context);
    return context.text;
  }

  private async work({ params, text }: IntentContext, part = 1): Promise<void> {
    if (part === 1) started.push(text);
    await clock.until(clock.now() + Math.round(Number(params.takes) / part));
    if (params.fails === true) throw new Error('canary');
  }
}

interface Call {
  at: number;
  conversation: string;
  intent: string;
  takes: number;
  fails: boolean;
  name: string;
}

interface Played extends Call {
  answer?: CompiledReply;
  answeredAt?: number;
  error?: unknown;
}

const calls = fc
  .array(
    fc.record({
      at: fc.nat(150),
      conversation: fc.constantFrom('support-group-a', 'support-group-b'),
      intent: fc.constantFrom('reply', 'placeholder', 'stream', 'latest'),
      takes: fc.oneof(fc.nat(15), fc.integer({ min: 15, max: 90 })),
      fails: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
    }),
    { maxLength: 10 },
  )
  .map((list) =>
    list.sort((one, other) => one.at - other.at).map((call, index): Call => ({ ...call, name: `m${index}` })),
  );

describe('turns, whenever they come and however long they take', () => {
  let service: ModelService;

  beforeAll(async () => {
    service = await ModelService.start([ModelIntents], { STREAM_WINDOW_MS: String(WINDOW) });
    clock = service.clock;
  });
  afterAll(() => service.stop());

  async function play(list: readonly Call[]): Promise<Played[]> {
    service.seen.length = 0;
    service.deliveries = 0;
    started.length = 0;
    const from = clock.now();
    const played: Played[] = [];
    for (const call of list) {
      await clock.runTo(from + call.at);
      const one: Played = { ...call, at: from + call.at };
      played.push(one);
      service
        .call(`${call.conversation}-${from}`, call.intent, `${call.name}-${from}`, {
          lastUserText: call.name,
          takes: call.takes,
          fails: call.fails,
        })
        .then(
          (answer) => Object.assign(one, { answer, answeredAt: clock.now() }),
          (error: unknown) => Object.assign(one, { error, answeredAt: clock.now() }),
        );
    }
    await clock.runOut();
    return played;
  }

  function property(check: (played: Played[]) => void): Promise<void> {
    return fc.assert(
      fc.asyncProperty(calls, async (list) => check(await play(list))),
      { numRuns: RUNS },
    );
  }

  /** The messages of a turn that the user saw, except placeholders. */
  function seenOf({ name }: Played): string[] {
    const own = new RegExp(`(^|\\n|Sorry for )${name}(\\.\\d)?(?=\\n|$)`);
    return service.seen
      .map(({ text }) => text)
      .filter((text) => own.test(text) && !text.startsWith('Wait for'));
  }

  it('answers each webhook call once, by its deadline', () =>
    property((played) => {
      for (const { answeredAt = Infinity, error, at } of played) {
        expect(error).toBeUndefined();
        expect(answeredAt - at).toBeLessThanOrEqual(DEADLINE);
      }
    }));

  it('shows each reply, or what the policy says, once', () =>
    property((played) => {
      for (const turn of played) {
        const whole = seenOf(turn).join('\n');
        const failed = turn.fails || (turn.intent !== 'stream' && turn.takes >= TIMEOUT);
        if (turn.intent === 'latest') expect(seenOf(turn).length).toBeLessThanOrEqual(1);
        else if (turn.intent === 'stream') {
          const parts = [...whole.matchAll(new RegExp(`${turn.name}\\.(\\d)`, 'g'))].map(([, part]) => part);
          expect(parts).toEqual(['1', '2', '3'].slice(0, parts.length));
          if (!whole.includes('Sorry')) expect(parts).toHaveLength(3);
        } else {
          expect(seenOf(turn)).toEqual([failed ? `Sorry for ${turn.name}` : turn.name]);
        }
      }
    }));

  it('shows the replies of one conversation in the order of its turns', () =>
    property((played) => {
      for (const name of ['support-group-a', 'support-group-b']) {
        const order = played.filter(({ conversation }) => conversation === name).map((turn) => turn.name);
        const shown = service.seen
          .filter(({ conversation, text }) => conversation.startsWith(name) && !text.startsWith('Wait for'))
          .map(({ text }) => order.indexOf(/m\d+/.exec(text)?.[0] ?? ''));
        expect(shown).toEqual([...shown].sort((one, other) => one - other));
      }
    }));

  it('shows a placeholder before its reply', () =>
    property(() => {
      for (const [position, { text }] of service.seen.entries()) {
        if (!text.startsWith('Wait for')) continue;
        const name = text.slice('Wait for '.length);
        const before = service.seen.slice(0, position).map((earlier) => earlier.text);
        expect(before).not.toContain(name);
        expect(before).not.toContain(`Sorry for ${name}`);
      }
    }));

  it('runs each handler at most once, and remembers nothing', () =>
    property(() => {
      expect(new Set(started).size).toBe(started.length);
      expect([service.queue.conversations, service.queue.openTurns]).toEqual([0, 0]);
    }));

  it('leaves no timer behind when a turn was quick', async () => {
    const name = `support-group-quick-${clock.now()}`;
    const answer = service.call(name, 'reply', name, { lastUserText: 'quick', takes: 0 });
    await clock.runTo(clock.now() + SETTLE_MS);
    expect((await answer).kind).toBe('response');
    expect(clock.pending).toBe(0);
  });
});
