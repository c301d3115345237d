import { inspect } from 'node:util';
import {
  InvalidArgumentError,
  MissingCredentialsError,
  NotAllowedError,
  Pingstreams,
  SubscriptionConflictError,
  type PingstreamsProject,
  type ProjectCredentials,
} from '../../src/messaging/index.js';
import { Secret } from '../../src/common/index.js';
import {
  BOT_TOKEN,
  OTHER_BOT_ID,
  PROJECT_ID,
  REQUEST_ID,
  RecordingPlatform,
  USER,
  USER_TOKEN,
} from '../platform/index.js';
import { MessagingApp, failure } from './support.js';

const BASIC = { user: USER.user, password: new Secret(USER.password) };

describe('Pingstreams client', () => {
  let platform: RecordingPlatform;
  let app: MessagingApp;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
  });
  beforeEach(() => platform.reset());
  afterEach(() => app?.stop());
  afterAll(() => platform?.stop());

  async function project(
    credentials: Record<string, ProjectCredentials> = { [PROJECT_ID]: BASIC },
  ): Promise<PingstreamsProject> {
    app = await MessagingApp.start({
      apiUrl: platform.apiUrl,
      timeoutMs: 10_000,
      backoffMs: 20,
      credentials,
    });
    return app.module.get(Pingstreams).project(PROJECT_ID);
  }

  it('signs in with a user and a password', async () => {
    const { requests } = await (await project()).conversations();
    expect(requests).toMatchObject([{ request_id: REQUEST_ID }]);
    const encoded = Buffer.from(`${USER.user}:${USER.password}`).toString('base64');
    expect(platform.calls[0].headers.authorization).toBe(`Basic ${encoded}`);
  });

  it('signs in with the JWT of a user, for any project', async () => {
    await (await project({ '*': { token: USER_TOKEN } })).conversations();
    expect(platform.calls[0].headers.authorization).toBe(`JWT ${USER_TOKEN}`);
  });

  it('says where there are no credentials, also for names that every object has', async () => {
    await project();
    const client = app.module.get(Pingstreams);
    for (const id of ['64f0a1b2c3d4e5f60718293f', '__proto__', 'constructor']) {
      expect(() => client.project(id)).toThrow(MissingCredentialsError);
    }
  });

  it('names the project that has no credentials, and repeats nothing that is not an id', async () => {
    await project();
    const client = app.module.get(Pingstreams);
    expect(() => client.project('64f0a1b2c3d4e5f60718293f')).toThrow(
      "No credentials are configured for the project '64f0a1b2c3d4e5f60718293f'.",
    );
    expect(() => client.project('<b>canary</b>')).toThrow('No credentials are configured for this project.');
  });

  it('asks for pages and filters in the names of the platform', async () => {
    await (
      await project()
    ).conversations({ status: 'all', page: 1, limit: 20, departmentId: 'd', text: 'parcel' });
    expect(Object.fromEntries(platform.calls[0].query)).toEqual({
      status: 'all',
      page: '1',
      limit: '20',
      dept_id: 'd',
      full_text: 'parcel',
    });
  });

  it.each([{ limit: 101 }, { limit: 0 }, { page: -1 }, { page: 0.5 }])(
    'refuses the page %j',
    async (query) => {
      await expect((await project()).conversations(query)).rejects.toBeInstanceOf(InvalidArgumentError);
    },
  );

  it('finds a conversation, or says that there is none', async () => {
    const found = await project();
    expect(await found.find(REQUEST_ID)).toMatchObject({ request_id: REQUEST_ID });
    expect(await found.find('support-group-unknown')).toBeUndefined();
  });

  it('opens a conversation and talks in it', async () => {
    const details = {
      text: 'Your order has arrived.',
      subject: 'Order A1',
      participants: [`bot_${OTHER_BOT_ID}`],
    };
    const conversation = await (await project()).open(details);
    await conversation.send('Shall we bring it?');

    expect(conversation.requestId).toMatch(new RegExp(`^support-group-${PROJECT_ID}-[0-9a-f]{32}$`));
    expect(platform.world.texts(conversation.requestId)).toEqual([
      'Your order has arrived.',
      'Shall we bring it?',
    ]);
    expect(platform.world.conversations.get(conversation.requestId)?.document).toMatchObject({
      subject: 'Order A1',
      participants: [`bot_${OTHER_BOT_ID}`],
    });
  });

  it('opens it once when the answer was lost', async () => {
    platform.fail({ kind: 'reset' }, { method: 'POST', times: 1, done: true });
    await (await project()).open({ text: 'Hello' });
    expect(platform.world.conversations.size).toBe(2);
    expect(platform.world.messages).toHaveLength(1);
  });

  it('has the handles of the project', async () => {
    expect(await (await project()).bots()).toHaveLength(2);
  });

  describe('subscriptions', () => {
    it('are created, listed, read and removed', async () => {
      const { subscriptions } = await project();
      const created = await subscriptions.create('message.create', 'https://hooks.example.com/a');

      const secret = platform.world.subscriptions[0].secret.reveal();
      expect(created.secret?.reveal()).toBe(secret);
      expect(inspect(created)).not.toContain(secret);
      expect(await subscriptions.list()).toHaveLength(1);
      expect(await subscriptions.get(created._id)).toMatchObject({ event: 'message.create' });
      await subscriptions.remove(created._id);
      expect(platform.world.subscriptions).toEqual([]);
      await expect(subscriptions.get(created._id)).rejects.toMatchObject({ resource: 'subscription' });
    });

    it('are not mixed up when the platform gives back another one', async () => {
      const { subscriptions } = await project();
      await subscriptions.create('message.create', 'https://hooks.example.com/a');
      const second = subscriptions.create('message.create', 'https://hooks.example.com/b');
      await expect(second).rejects.toBeInstanceOf(SubscriptionConflictError);
    });

    it('are refused to a bot', async () => {
      const { subscriptions } = await project({ '*': { token: BOT_TOKEN } });
      await expect(subscriptions.list()).rejects.toBeInstanceOf(NotAllowedError);
    });
  });

  it('never shows the password', async () => {
    const encoded = Buffer.from(`${USER.user}:${USER.password}`).toString('base64');
    platform.fail({ kind: 'status', status: 401, body: { err: `${encoded} ${USER.password}` } });
    const client = await project();
    const error = await failure(client.conversations());
    for (const text of [inspect(error, { depth: 9, showHidden: true }), inspect(client, { depth: 9 })]) {
      expect(text).not.toContain(USER.password);
      expect(text).not.toContain(encoded);
    }
  });
});
