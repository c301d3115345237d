import { randomUUID } from 'node:crypto';
import { TurnJournal } from '../../../src/index.js';
import type { HttpAnswer } from '../../support/http-client.js';
import { ADAPTERS } from '../../support/start-service.js';
import { gateOf, OrderModule, signals, starts } from './order.module.js';
import { eventually, TimeWorld, type Chat } from './time-world.js';

const MAX_WAITING = 2;

describe.each(ADAPTERS)('turns of one conversation, on %s', (adapter) => {
  let world: TimeWorld;

  beforeAll(async () => {
    world = await TimeWorld.start(OrderModule, adapter, {
      MAX_WAITING_TURNS: String(MAX_WAITING),
      MAX_OPEN_TURNS: '5',
    });
  });
  beforeEach(() => {
    starts.length = 0;
    world.service.log.length = 0;
  });
  afterAll(() => world?.stop());

  /** A call whose handler waits at the gate of these words. */
  function turn(chat: Chat, intent: string, words: string): Promise<HttpAnswer> {
    return chat.says(intent, { lastUserText: words });
  }

  function open(...words: string[]): void {
    for (const one of words) gateOf(one).open(`Reply to ${one}`);
  }

  /** Words that no other test uses. */
  function words(count: number): string[] {
    return Array.from({ length: count }, () => randomUUID());
  }

  it('run one after the other, in the order in which they came', async () => {
    const chat = world.chat();
    const [first, second] = words(2);
    const one = turn(chat, 'any', first);
    await gateOf(first).reached();
    const two = turn(chat, 'any', second);
    await eventually(() => world.openTurns === 2, 'the second turn');
    expect(starts).toEqual([first]);
    open(first);
    expect((await one).text).toContain(`Reply to ${first}`);
    await gateOf(second).reached();
    open(second);
    expect((await two).text).toContain(`Reply to ${second}`);
    expect(starts).toEqual([first, second]);
  });

  it('do not wait for those of another', async () => {
    const [first, second] = words(2);
    const one = turn(world.chat(), 'any', first);
    const two = turn(world.chat(), 'any', second);
    await Promise.all([gateOf(first).reached(), gateOf(second).reached()]);
    open(second, first);
    await Promise.all([one, two]);
  });

  it('that are parallel wait for none', async () => {
    const chat = world.chat();
    const [first, second] = words(2);
    const one = turn(chat, 'any', first);
    await gateOf(first).reached();
    const two = turn(chat, 'parallel', second);
    await gateOf(second).reached();
    open(second);
    expect((await two).text).toContain(second);
    open(first);
    await one;
  });

  it('are answered in time while they wait, and run then', async () => {
    const chat = world.chat();
    const [first, second] = words(2);
    const one = turn(chat, 'any', first);
    await gateOf(first).reached();
    expect((await turn(chat, 'impatient', second)).text).toContain('One moment…');
    expect(starts).toEqual([first]);
    open(first);
    await one;
    await gateOf(second).reached();
    open(second);
    await chat.sees(1);
    expect(chat.texts).toEqual([`Reply to ${second}`]);
  });

  it('give way to the latest, where the intent says so', async () => {
    const chat = world.chat();
    const [first, second, third] = words(3);
    const one = turn(chat, 'latest', first);
    await gateOf(first).reached();
    const two = turn(chat, 'latest', second);
    expect((await one).text).toBe('{}');
    await gateOf(second).reached();
    expect(signals.get(first)?.reason).toMatchObject({ code: 'TURN_SUPERSEDED' });
    const three = turn(chat, 'latest', third);
    expect((await two).text).toBe('{}');
    await gateOf(third).reached();
    open(first, second, third);
    expect((await three).text).toContain(third);
    await eventually(() => world.logged(': dropped in').length === 2, 'two dropped replies');
    expect(world.logged(': superseded, 200')).toHaveLength(2);
    expect(chat.texts).toEqual([]);
  });

  it('that are debounced: only the last runs', async () => {
    const chat = world.chat();
    const answers = await Promise.all(['a', 'b', 'c'].map((text) => turn(chat, 'debounced', text)));
    const shown = answers.filter(({ text }) => text !== '{}');
    expect(shown).toHaveLength(1);
    expect(starts).toHaveLength(1);
    expect(shown[0]?.text).toContain(`"text":"${starts[0]}"`);
  });

  it('are refused when too many wait; the platform shows the static reply', async () => {
    const chat = world.chat();
    const texts = words(1 + MAX_WAITING);
    const answers = texts.map((text) => turn(chat, 'any', text));
    await eventually(() => world.openTurns === texts.length, 'all of them open');
    const refused = await turn(chat, 'any', 'one too many');
    expect({ ...refused, error: JSON.parse(refused.text) as unknown }).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
      error: { error: { code: 'TOO_MANY_TURNS' } },
    });
    expect(world.logged(': refused in')).toEqual([expect.stringContaining('too many turns (conversation)')]);
    for (const text of starts.slice()) open(text);
    for (let done = 1; done < texts.length; done += 1) {
      await eventually(() => starts.length > done, 'the next turn');
      await gateOf(starts[done]).reached();
      open(starts[done]);
    }
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(200);
  });

  it('are refused when the service has too many under way', async () => {
    const texts = words(5);
    const answers = texts.map((text) => turn(world.chat(), 'any', text));
    await Promise.all(texts.map((text) => gateOf(text).reached()));
    expect(await turn(world.chat(), 'any', 'one too many')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
    });
    expect(world.logged(': refused in')).toEqual([expect.stringContaining('too many turns (service)')]);
    open(...texts);
    await Promise.all(answers);
  });

  describe('and the same call twice', () => {
    const duplicates = (): number => world.service.app.get(TurnJournal).counts.get('duplicate') ?? 0;

    it('while the first runs: one run, the same answer', async () => {
      const [text] = words(1);
      const body = world.chat().message('any', { lastUserText: text });
      const before = duplicates();
      const answers = [world.service.post(body), world.service.post(body)];
      await eventually(() => duplicates() === before + 1, 'the duplicate');
      open(text);
      const [one, two] = await Promise.all(answers);
      expect(one.text).toContain(text);
      expect(two.text).toBe(one.text);
      expect(starts).toEqual([text]);
    });

    it('after it: the same answer, without a run', async () => {
      const [text] = words(1);
      const body = world.chat().message('any', { lastUserText: text });
      const first = world.service.post(body);
      await gateOf(text).reached();
      open(text);
      const { text: answer } = await first;
      expect((await world.service.post(body)).text).toBe(answer);
      expect(starts).toEqual([text]);
    });

    it('after it failed: it runs again', async () => {
      const [text] = words(1);
      const body = world.chat().message('any', { lastUserText: text });
      const first = world.service.post(body);
      await gateOf(text).reached();
      gateOf(text).open(new Error('canary'));
      expect((await first).status).toBe(500);
      const second = world.service.post(body);
      await gateOf(text).reached(2);
      open(text);
      expect((await second).text).toContain(text);
    });

    it('runs twice where the intent says so', async () => {
      const body = world.chat().message('twice', { lastUserText: 'again' });
      await world.service.post(body);
      await world.service.post(body);
      expect(starts).toEqual(['again', 'again']);
    });

    it('of an automation, which has no message id: compared by its content', async () => {
      const [text] = words(1);
      const call = (payload: object): Promise<HttpAnswer> => {
        const body = world.chat().message('any', { lastUserText: text });
        const { request } = body.payload.message;
        request.request_id = 'automation-request-7';
        body.payload.message = { request, attributes: { payload } };
        return world.service.post(body);
      };
      const before = duplicates();
      const [one, same, other] = [call({ order: 1 }), call({ order: 1 }), call({ order: 2 })];
      await eventually(() => duplicates() === before + 1, 'the duplicate');
      await gateOf(text).reached(1);
      open(text);
      await gateOf(text).reached(2);
      open(text);
      for (const answer of await Promise.all([one, same, other])) expect(answer.text).toContain(text);
      expect(starts).toEqual([text, text]);
    });
  });
});
