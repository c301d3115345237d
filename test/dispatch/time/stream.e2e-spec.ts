import type { ReplyAction, WebhookResponse } from '../../../src/index.js';
import type { HttpAnswer } from '../../support/http-client.js';
import { ADAPTERS } from '../../support/start-service.js';
import { closed, gateOf, StreamModule } from './stream.module.js';
import { eventually, TimeWorld } from './time-world.js';

function textsOf(answer: HttpAnswer): string[] {
  const [action] = (JSON.parse(answer.text) as Required<WebhookResponse>).actions as [ReplyAction];
  return action.attributes.commands.flatMap((command) =>
    command.type === 'message' ? [command.message.text] : [],
  );
}

describe.each(ADAPTERS)('a handler that yields its replies, on %s', (adapter) => {
  let world: TimeWorld;

  beforeAll(async () => {
    world = await TimeWorld.start(StreamModule, adapter, { STREAM_WINDOW_MS: '100' });
  });
  beforeEach(() => {
    world.service.log.length = 0;
  });
  afterAll(() => world?.stop());

  it('and is done at once: one answer', async () => {
    const chat = world.chat();
    expect(textsOf(await chat.says('quick'))).toEqual(['One', 'Two']);
    expect(chat.calls).toEqual([]);
    expect((await chat.says('empty')).status).toBe(204);
  });

  it('and takes its time: each one is a message, as it comes, the first ones too', async () => {
    const chat = world.chat();
    expect((await chat.says('slow')).text).toBe('{}');
    await chat.sees(1);
    expect(chat.texts).toEqual(['One']);
    await gateOf(chat.requestId).openOnArrival();
    await chat.sees(2);
    await gateOf(chat.requestId).reached(2);
    expect(chat.texts).toEqual(['One', 'Two']);
    await gateOf(chat.requestId).openOnArrival();
    await chat.sees(3);
    expect(chat.texts).toEqual(['One', 'Two', 'Three']);
    await eventually(() => world.logged(': async, 200').length === 1, 'the end of the turn');
  });

  it('can show a placeholder first', async () => {
    const chat = world.chat();
    expect(textsOf(await chat.says('slow.placeholder'))).toEqual(['Let me think…']);
    await chat.sees(1);
    expect(chat.texts).toEqual(['One']);
    await gateOf(chat.requestId).openOnArrival();
    await gateOf(chat.requestId).reached(2);
    await gateOf(chat.requestId).openOnArrival();
    await chat.sees(3);
  });

  it('is not read faster than the platform takes it, so that the order is kept', async () => {
    const chat = world.chat();
    world.platform.fail(
      { kind: 'delay', milliseconds: 150 },
      { path: new RegExp(chat.requestId), method: 'POST', times: 1 },
    );
    await chat.says('slow');
    await gateOf(chat.requestId).openOnArrival();
    await eventually(() => chat.calls.some(({ method }) => method === 'POST'), 'the first message');
    expect(chat.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
    await gateOf(chat.requestId).reached(2);
    expect(chat.texts).toEqual(['One', 'Two']);
    await gateOf(chat.requestId).openOnArrival();
    await chat.sees(3);
  });

  it('and fails at once: what the policy says, and nothing else', async () => {
    const chat = world.chat();
    expect(textsOf(await chat.says('fails.early'))).toEqual(['It broke off.']);
    await eventually(() => world.openTurns === 0, 'the end of the turn');
    expect(chat.calls).toEqual([]);
  });

  it('and fails in the middle: what the policy says, after what was said', async () => {
    const chat = world.chat();
    await chat.says('slow');
    await chat.sees(1);
    gateOf(chat.requestId).open(new Error('canary'));
    await chat.sees(2);
    expect(chat.texts).toEqual(['One', 'It broke off.']);
    expect(world.logged('failed in')).toEqual([expect.stringContaining('Error: canary')]);
  });

  it('and yields a value that is not a reply: that is a failure', async () => {
    const chat = world.chat();
    await chat.says('no.reply');
    await gateOf(chat.requestId).reached();
    await gateOf(chat.requestId).openOnArrival();
    await chat.sees(2);
    expect(chat.texts).toEqual(['One', 'It broke off.']);
  });

  it('and ends with words that it throws: they come last', async () => {
    expect(textsOf(await world.chat().says('ends.with.words'))).toEqual(['One', 'And no more.']);
  });

  it('and runs longer than its timeout: closed, and the user is told', async () => {
    const chat = world.chat();
    await chat.says('slow.timeout');
    await chat.sees(2);
    expect(chat.texts).toEqual(['One', 'It broke off.']);
    await gateOf(chat.requestId).openOnArrival();
    await eventually(() => closed.has(chat.requestId), 'the end of the generator');
    expect(chat.texts).toEqual(['One', 'It broke off.']);
  });

  it('stops when the platform does not take a message: no text with a hole in it', async () => {
    const chat = world.chat();
    await chat.says('slow');
    await chat.sees(1);
    world.platform.fail({ kind: 'status', status: 403 }, { path: new RegExp(chat.requestId), times: 1 });
    await gateOf(chat.requestId).openOnArrival();
    await eventually(() => world.logged('lost in').length > 0, 'the loss');
    await eventually(() => closed.has(chat.requestId), 'the end of the generator');
    expect(chat.texts).toEqual(['One']);
  });
});
