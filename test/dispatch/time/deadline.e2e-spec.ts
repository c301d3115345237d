import { Button, Reply } from '../../../src/index.js';
import { ADAPTERS } from '../../support/start-service.js';
import { eventually, TimeWorld } from './time-world.js';
import { gate, signals, TimeModule } from './time.module.js';

describe.each(ADAPTERS)('a handler that takes longer than its deadline, on %s', (adapter) => {
  let world: TimeWorld;

  beforeAll(async () => {
    world = await TimeWorld.start(TimeModule, adapter);
  });
  beforeEach(() => {
    world.service.log.length = 0;
  });
  afterAll(() => world?.stop());

  /** Says it, waits for the interim answer, and lets the handler go on. */
  async function late(intent: string, value: unknown, params = {}) {
    const chat = world.chat();
    const answer = await chat.says(intent, params);
    gate(`${intent} ${chat.requestId}`).open(value);
    return { chat, answer };
  }

  it('is answered with nothing; its reply follows, once', async () => {
    const { chat, answer } = await late('late', 'There you are.');
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 200, text: '{}' });
    await eventually(() => world.logged(': async, 200').length > 0, 'the end of the turn');
    expect(chat.texts).toEqual(['There you are.']);
    expect(chat.calls.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it('is answered with its placeholder, if it has one', async () => {
    const { chat, answer } = await late('late.placeholder', 'There you are.');
    expect(JSON.parse(answer.text)).toMatchObject({
      text: 'One moment…',
      actions: [{ text: 'One moment…' }],
    });
    await chat.sees(1);
    expect(chat.texts).toEqual(['There you are.']);
  });

  it('makes the placeholder when it is needed; one that fails is nothing', async () => {
    expect((await late('late.own', 'Done.')).answer.text).toContain('Moment (it)');
    expect((await late('late.broken', 'Done.')).answer.text).toBe('{}');
  });

  it('warns at 70% of the deadline, with the name of the handler', async () => {
    const chat = world.chat();
    const answer = chat.says('late.slow');
    await eventually(() => world.logged(': slow in').length > 0, 'the warning');
    expect(world.logged(': slow in')).toEqual([
      expect.stringMatching(/"late\.slow" -> LateIntents\.slow: slow in .* 70% of its deadline of 3000 ms/),
    ]);
    gate(`late.slow ${chat.requestId}`).open('In time.');
    expect((await answer).text).toContain('In time.');
    expect(chat.texts).toEqual([]);
  });

  it('says several messages, with buttons, in order', async () => {
    const { chat } = await late('late', [
      Reply.text('One').pause(0).text('Two').buttons(Button.text('Yes')),
      'Three',
    ]);
    await chat.sees(1);
    const commands = (
      chat.calls.at(-1)?.body as { attributes: { commands: { message?: { text: string } }[] } }
    ).attributes.commands;
    expect(commands.flatMap(({ message }) => message?.text ?? [])).toEqual(['One', 'Two', 'Three']);
  });

  it('takes the steps of the flow by separate calls', async () => {
    const { chat } = await late('late', Reply.text('Bye').setVariables({ done: true }).close());
    await eventually(() => chat.calls.some(({ path }) => path.endsWith('/close')), 'the close');
    expect(chat.calls.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
      `GET ${chat.requestId}`,
      'POST messages',
      `GET ${chat.requestId}`,
      'PATCH attributes',
      'PUT close',
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['the static reply', Reply.static()],
  ])(
    'sends the static reply when the handler gives back %s, for the platform showed nothing',
    async (_, value) => {
      const { chat } = await late('late', value);
      await chat.sees(1);
      expect(chat.texts).toHaveLength(1);
      expect(chat.texts[0]).toMatch(/\S/);
      await eventually(() => world.logged(': async, 200').length > 0, 'the end of the turn');
    },
  );

  it('sends markup as the platform would have filled it', async () => {
    const { chat } = await late('late', Reply.markup`You live in ${'{{town}}'}: {{town}}.`, { town: 'Rome' });
    await chat.sees(1);
    expect(chat.texts[0]?.replaceAll('\u200b', '')).toBe('You live in {{town}}: Rome.');
  });

  it('applies the policy to steps that only the answer can take', async () => {
    const { chat } = await late('late.words', Reply.capture('name'));
    await chat.sees(1);
    expect(chat.texts).toEqual(['Sorry, that took too long.']);
    expect(world.logged('failed in')).toEqual([expect.stringContaining('works only in the direct answer')]);
  });

  describe('and fails then', () => {
    it('the static reply is sent, and nothing of the error', async () => {
      const { chat } = await late('late', new Error('canary'));
      await chat.sees(1);
      expect(JSON.stringify(chat.calls.map(({ body }) => body))).not.toContain('canary');
      expect(world.logged('failed in')).toEqual([expect.stringContaining('Error: canary')]);
    });

    it('the user gets the reply of the policy', async () => {
      const { chat } = await late('late.words', new Error('canary'));
      await chat.sees(1);
      expect(chat.texts).toEqual(['Sorry, that took too long.']);
    });

    it('people take over, if the policy says so', async () => {
      const { chat } = await late('late.hands', new Error('canary'));
      await eventually(() => chat.calls.some(({ path }) => path.endsWith('/agent')), 'the hand-off');
      expect(chat.texts).toEqual(['A person takes over.']);
    });
  });

  it('loses a reply that the platform refuses, and says so', async () => {
    const chat = world.chat();
    world.platform.fail({ kind: 'status', status: 403 }, { path: new RegExp(`${chat.requestId}/messages`) });
    await chat.says('late');
    gate(`late ${chat.requestId}`).open('Refused.');
    await eventually(() => world.logged('lost in').length > 0, 'the loss');
    expect(world.logged('lost in')).toEqual([
      expect.stringMatching(/"late" -> LateIntents\.late: lost in .*Error/),
    ]);
    expect(chat.texts).toEqual([]);
  });

  it.each([403, 500])('says its reply if the platform refuses the look before it with %i', async (status) => {
    const chat = world.chat();
    world.platform.fail({ kind: 'status', status }, { method: 'GET', path: new RegExp(chat.requestId) });
    await chat.says('late');
    gate(`late ${chat.requestId}`).open(
      Reply.text('Here it is.').setVariables({ done: true }).replaceBot('64f0b1b2c3d4e5f607182931'),
    );
    await eventually(() => world.logged(': async, 200').length > 0, 'the end of the turn');
    expect(chat.texts).toEqual(['Here it is.']);
    const done = chat.calls.filter(({ method }) => method !== 'GET');
    expect(done.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
      'POST messages',
      'PATCH attributes',
      'PUT replace',
    ]);
    expect(world.logged(`status ${status}]: the call is made without it`)).toHaveLength(3);
  });

  it('sends nothing to a conversation that was closed in the meantime', async () => {
    const chat = world.chat();
    await chat.says('late');
    world.platform.world.conversations.get(chat.requestId)?.close();
    gate(`late ${chat.requestId}`).open('Too late.');
    await eventually(() => world.logged('lost in').length > 0, 'the loss');
    expect(world.logged('lost in')).toEqual([expect.stringContaining('ConversationClosedError')]);
    expect(chat.texts).toEqual([]);
  });

  describe('and longer than its timeout', () => {
    it('is cancelled, and the user gets the reply of the policy; its later result is dropped', async () => {
      const chat = world.chat();
      expect((await chat.says('late.timeout')).text).toBe('{}');
      await chat.sees(1);
      expect(chat.texts).toEqual(['It did not work.']);
      expect(signals.get(chat.requestId)?.reason).toMatchObject({ code: 'HANDLER_TIMEOUT' });
      gate(`late.timeout ${chat.requestId}`).open('Too late.');
      await eventually(() => world.logged('dropped').length > 0, 'the drop');
      expect(chat.texts).toEqual(['It did not work.']);
    });

    it('and fails later: nothing comes of it', async () => {
      const chat = world.chat();
      await chat.says('late.timeout');
      await chat.sees(1);
      gate(`late.timeout ${chat.requestId}`).open(new Error('canary'));
      await eventually(() => world.logged('dropped').length > 0, 'the drop');
      expect(chat.texts).toEqual(['It did not work.']);
    });
  });

  it('is waited for by an automation, which has no conversation', async () => {
    const chat = world.chat();
    const body = chat.message('late');
    body.payload.message.request.request_id = 'automation-request-1';
    const answer = world.service.post(body);
    await gate('late automation-request-1').reached();
    await new Promise((resolve) => setTimeout(resolve, 150));
    gate('late automation-request-1').open('For the automation.');
    expect((await answer).text).toContain('For the automation.');
  });
});
