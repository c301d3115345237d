import fc from 'fast-check';
import { Intent, type IntentContext, Intents } from '../../../src/index.js';
import { FakeClock } from '../../../src/testing/time/index.js';
import { propertyRuns } from '../../support/property-runs.js';
import { DELIVERY_MS, ModelService } from './model-service.js';

const WINDOW = 50;
const RUNS = propertyRuns({ short: 50, long: 500 });

let clock = new FakeClock();
/** The runs of the handlers: when they began, when they ended, and whether they failed. */
const runs: { key: string; from: number; to: number; failed: boolean }[] = [];

@Intents({ order: 'parallel', timeout: 10_000 })
class CountingIntents {
  @Intent('counted')
  counted(context: IntentContext): Promise<string> {
    return this.work(context);
  }

  @Intent('late', { deadline: 5 })
  late(context: IntentContext): Promise<string> {
    return this.work(context);
  }

  private async work({ params, text }: IntentContext): Promise<string> {
    const run = { key: text, from: clock.now(), to: Infinity, failed: Boolean(params.fails) };
    runs.push(run);
    const number = runs.length;
    await clock.until(clock.now() + Number(params.takes));
    run.to = clock.now();
    if (run.failed) throw new Error('canary');
    return `run ${number}`;
  }
}

const calls = fc
  .uniqueArray(
    fc.record({
      at: fc.nat(250),
      message: fc.constantFrom('x', 'y'),
      intent: fc.constantFrom('counted', 'late'),
      takes: fc.nat(30),
      fails: fc.boolean(),
    }),
    // Of calls in the same moment the times would not tell whose run they met.
    { maxLength: 14, selector: ({ at }) => at },
  )
  .map((list) => list.sort((one, other) => one.at - other.at));

describe('the same call, however often and whenever it comes', () => {
  let service: ModelService;

  beforeAll(async () => {
    service = await ModelService.start([CountingIntents], { DUPLICATE_WINDOW_MS: String(WINDOW) });
    clock = service.clock;
  });
  afterAll(() => service.stop());

  it('runs once at a time, again only when it failed or is long past, and has one answer', () =>
    fc.assert(
      fc.asyncProperty(calls, async (list) => {
        runs.length = 0;
        const from = clock.now();
        const conversation = `support-group-${from}`;
        const answers: { key: string; at: number; answer: string }[] = [];
        for (const { at, message, intent, takes, fails } of list) {
          await clock.runTo(from + at);
          const key = `${message} ${intent}`;
          const asked = clock.now();
          service.call(conversation, intent, message, { lastUserText: key, takes, fails }).then(
            (answer) => answers.push({ key, at: asked, answer: JSON.stringify(answer) }),
            () => answers.push({ key, at: asked, answer: 'failed' }),
          );
        }
        await clock.runOut();

        expect(answers).toHaveLength(list.length);
        for (const { key, at } of answers) {
          const last = runs.findLast((run) => run.key === key && run.from < at);
          const isOver = last !== undefined && last.to + DELIVERY_MS + (last.failed ? 0 : WINDOW) < at;
          if (last === undefined || isOver)
            expect(runs.some((run) => run.key === key && run.from === at)).toBe(true);
        }
        for (const key of new Set(runs.map((run) => run.key))) {
          const own = runs.filter((run) => run.key === key);
          own.slice(1).forEach((run, index) => {
            const before = own[index];
            expect(run.from).toBeGreaterThanOrEqual(before.to);
            if (!before.failed) expect(run.from - before.to).toBeGreaterThanOrEqual(WINDOW);
          });
          own.forEach((run, index) => {
            const until = own[index + 1]?.from ?? Infinity;
            const same = answers.filter(
              (answer) => answer.key === key && answer.at >= run.from && answer.at < until,
            );
            expect(new Set(same.map(({ answer }) => answer)).size).toBe(1);
          });
        }
      }),
      { numRuns: RUNS },
    ));
});
