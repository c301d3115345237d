import { inspect } from 'node:util';
import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  ConversationClosedError,
  InvalidArgumentError,
  MESSAGING_OPTIONS,
  MessagingModule,
  MessagingService,
  ResourceNotFoundError,
} from '../../src/messaging/index.js';
import {
  AGENT_ID,
  BOT_ID,
  BOT_TOKEN,
  DEPARTMENT_ID,
  OTHER_BOT_ID,
  PROJECT_ID,
  REQUEST_ID,
  RecordingPlatform,
} from '../platform/index.js';
import { MessagingApp } from './support.js';

const PATH = `/${PROJECT_ID}/requests/${REQUEST_ID}`;

describe('Conversation', () => {
  let platform: RecordingPlatform;
  let app: MessagingApp;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
    app = await MessagingApp.start({ apiUrl: `${platform.apiUrl}/` });
  });
  beforeEach(() => platform.reset());
  afterAll(async () => {
    await app?.stop();
    await platform?.stop();
  });

  describe('send', () => {
    it('sends a text with the JWT scheme and without a sender', async () => {
      await app.conversation().send('Your parcel is on its way.');

      const [call] = platform.calls;
      expect(`${call.method} ${call.path}`).toBe(`POST ${PATH}/messages`);
      expect(call.headers.authorization).toBe(`JWT ${BOT_TOKEN}`);
      expect(call.body).toMatchObject({ type: 'text', text: 'Your parcel is on its way.' });
      expect(call.body).not.toHaveProperty('sender');
      expect(platform.world.messages[0]).toMatchObject({ sender: BOT_ID });
    });

    it('sends several messages as one call, because only that keeps them together', async () => {
      await app.conversation().send(['First', 'Second']);

      expect(platform.calls).toHaveLength(1);
      const messages = platform.world.messages[0].attributes?.['commands'];
      expect(JSON.stringify(messages)).toMatch(/First.*Second/);
    });

    it('keeps the order of calls that are not awaited', async () => {
      platform.fail({ kind: 'delay', milliseconds: 60 }, { times: 1 });
      const conversation = app.conversation();

      void conversation.send('one');
      void app.conversation().send('two');
      await conversation.send('three');

      expect(platform.world.texts()).toEqual(['one', 'two', 'three']);
    });

    it('does not let a failed message hold up the next one, nor end the process', async () => {
      const unhandled = jest.fn();
      process.on('unhandledRejection', unhandled);
      platform.fail({ kind: 'status', status: 422 }, { times: 1 });
      const conversation = app.conversation();

      void conversation.send('lost');
      await conversation.send('kept');

      expect(platform.world.texts()).toEqual(['kept']);
      expect(unhandled).not.toHaveBeenCalled();
      process.off('unhandledRejection', unhandled);
    });

    it('refuses an empty list without a call', async () => {
      await expect(app.conversation().send([])).rejects.toBeInstanceOf(InvalidArgumentError);
      expect(platform.calls).toHaveLength(0);
    });
  });

  it('leaves a note that only agents see, and an info line', async () => {
    await app.conversation().note('Has called twice.');
    await app.conversation().info('An agent joined.');

    expect(platform.world.messages).toMatchObject([
      { text: 'Has called twice.', attributes: { subtype: 'private' } },
      { text: 'An agent joined.', attributes: { subtype: 'info' } },
    ]);
  });

  it('takes markup out of the text of a note', async () => {
    await app.conversation().note('he wrote \\agent and ${LABEL}');

    const text = platform.world.texts()[0];
    expect(text).not.toContain('\\agent');
    expect(text).not.toContain('${');
  });

  describe('handOff', () => {
    it('hands the conversation to people', async () => {
      await app.conversation().handOff();

      expect(platform.lines).toEqual([`PUT ${PATH}/agent`]);
      expect(platform.world.conversation).toMatchObject({ status: 200, participants: [AGENT_ID] });
    });

    it.each([
      ['its name', 'sales'],
      ['its id', DEPARTMENT_ID],
      ['an object', { name: 'Sales' }],
    ])('hands it to the people of a department by %s', async (_, department) => {
      await app.conversation().handOff({ department });

      const body = platform.calls.at(-1)?.body;
      expect(body).toEqual({ departmentid: DEPARTMENT_ID, nobot: true });
    });

    it.each(['Nowhere', 'ffffffffffffffffffffffff'])(
      'says that there is no department %s',
      async (department) => {
        const error = app.conversation().handOff({ department });

        await expect(error).rejects.toBeInstanceOf(ResourceNotFoundError);
        await expect(error).rejects.toMatchObject({ resource: 'department', operation: 'toDepartment' });
      },
    );
  });

  describe('replaceBot', () => {
    it.each([
      [`bot_${OTHER_BOT_ID}`, { id: OTHER_BOT_ID }],
      [OTHER_BOT_ID, { id: OTHER_BOT_ID }],
      [{ name: 'Returns' }, { name: 'Returns' }],
      [{ slug: 'returns' }, { slug: 'returns' }],
    ])('replaces by %j', async (bot, body) => {
      await app.conversation().replaceBot(bot);

      expect(platform.calls.at(-1)).toMatchObject({ method: 'PUT', path: `${PATH}/replace`, body });
      expect(platform.world.conversation.participants).toEqual([`bot_${OTHER_BOT_ID}`]);
      expect(platform.world.texts()).toEqual([]);
    });

    it('starts the new bot at a block with a hidden message', async () => {
      await app.conversation().replaceBot(OTHER_BOT_ID, { startBlock: 'welcome' });

      expect(platform.world.messages).toMatchObject([
        { sender: '_tdinternal', text: '/welcome', attributes: { subtype: 'info' } },
      ]);
    });

    it('knows an unknown bot name', async () => {
      const error = app.conversation().replaceBot({ name: 'Nobody' });
      await expect(error).rejects.toMatchObject({ resource: 'bot' });
    });

    it('does not reopen a closed conversation unless `ifClosed` is `proceed`', async () => {
      platform.world.conversation.status = 1000;

      await expect(app.conversation().replaceBot(OTHER_BOT_ID)).rejects.toBeInstanceOf(
        ConversationClosedError,
      );
      expect(platform.world.conversation.status).toBe(1000);

      await app.conversation().replaceBot(OTHER_BOT_ID, { ifClosed: 'proceed' });
      expect(platform.world.conversation.status).toBe(200);
    });
  });

  it('closes after what was said before it', async () => {
    const conversation = app.conversation();
    void conversation.send('Bye');
    await conversation.close();

    expect(platform.lines).toEqual([`POST ${PATH}/messages`, `PUT ${PATH}/close`]);
    expect(platform.world.conversation.status).toBe(1000);
  });

  it('shows its reference, and never its token', () => {
    const conversation = app.conversation();
    const reference = { projectId: PROJECT_ID, requestId: REQUEST_ID, botId: BOT_ID };

    expect(JSON.parse(JSON.stringify(conversation))).toEqual(reference);
    expect(inspect(conversation, { depth: 9, showHidden: true })).not.toContain(BOT_TOKEN);
  });

  it('opens no connection and reads no token before it is used', async () => {
    const ref = { projectId: '', requestId: '', token: 'no\ntoken' };
    expect(() => app.messaging.conversation(ref)).not.toThrow();
    expect(platform.connections).toBe(0);
  });

  it('is there for modules that import forRootAsync', async () => {
    const options = { apiUrl: platform.apiUrl };
    @Module({ providers: [{ provide: 'CONFIG', useValue: options }], exports: ['CONFIG'] })
    class ConfigModule {}
    const module = await Test.createTestingModule({
      imports: [
        MessagingModule.forRootAsync({
          imports: [ConfigModule],
          inject: ['CONFIG'],
          useFactory: (config: typeof options) => config,
        }),
      ],
    }).compile();

    const ref = { projectId: PROJECT_ID, requestId: REQUEST_ID, token: BOT_TOKEN };
    await module.get(MessagingService).conversation(ref).send('Hello');

    expect(platform.world.texts()).toEqual(['Hello']);
    expect(module.get(MESSAGING_OPTIONS, { strict: false })).toEqual(options);
    await module.close();
  });
});
