import {
  ConversationClosedError,
  InvalidArgumentError,
  LeadWithoutEmailError,
  RequestRejectedError,
  ResourceNotFoundError,
  type Conversation,
} from '../../src/messaging/index.js';
import {
  AGENT_ID,
  BOT_ID,
  BOT_TOKEN,
  DEPARTMENT_ID,
  LEAD_ID,
  OTHER_BOT_ID,
  PROJECT_ID,
  REQUEST_ID,
  RecordingPlatform,
} from '../platform/index.js';
import { MessagingApp } from './support.js';

const PATH = `/${PROJECT_ID}/requests/${REQUEST_ID}`;

describe('Operations of a conversation', () => {
  let platform: RecordingPlatform;
  let app: MessagingApp;
  let conversation: Conversation;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
    app = await MessagingApp.start({ apiUrl: platform.apiUrl, timeoutMs: 10_000 });
  });
  beforeEach(() => {
    platform.reset();
    conversation = app.conversation();
  });
  afterAll(async () => {
    await app?.stop();
    await platform?.stop();
  });

  const last = (): unknown => platform.calls.at(-1);

  it('runs a block of the bot with parameters', async () => {
    await conversation.runBlock('track order', { order: 'A1' });
    expect(platform.world.messages).toMatchObject([
      { sender: '_tdinternal', text: '/track order{"order":"A1"}', attributes: { subtype: 'info' } },
    ]);
  });

  it('moves to a department with its bot', async () => {
    await conversation.toDepartment('Sales');
    expect(last()).toMatchObject({
      path: `${PATH}/departments`,
      body: { departmentid: DEPARTMENT_ID, nobot: false },
    });
  });

  describe('participants', () => {
    it('sets a list', async () => {
      await conversation.setParticipants([AGENT_ID, { bot: OTHER_BOT_ID }]);
      expect(last()).toMatchObject({ method: 'PUT', body: [AGENT_ID, `bot_${OTHER_BOT_ID}`] });
    });

    it('adds one and takes one away, a bot with its prefix put on once', async () => {
      await conversation.addParticipant({ bot: `bot_${OTHER_BOT_ID}` });
      await conversation.removeParticipant({ bot: BOT_ID });
      expect(platform.world.conversation.participants).toEqual([`bot_${OTHER_BOT_ID}`]);
    });

    it.each([[[]], ['bot_1'], [undefined]])(
      'refuses %j as a list, which the platform never answers',
      async (list) => {
        await expect(conversation.setParticipants(list as string[])).rejects.toBeInstanceOf(
          InvalidArgumentError,
        );
        expect(platform.calls).toHaveLength(0);
      },
    );

    it('does not reopen a closed conversation by accident', async () => {
      platform.world.conversation.status = 1000;
      await expect(conversation.setParticipants([AGENT_ID])).rejects.toBeInstanceOf(ConversationClosedError);
      await expect(conversation.addParticipant(AGENT_ID)).rejects.toBeInstanceOf(ConversationClosedError);
      await expect(conversation.send('Late', { ifClosed: 'refuse' })).rejects.toBeInstanceOf(
        ConversationClosedError,
      );
      expect(platform.world.conversation).toMatchObject({ status: 1000, participants: [`bot_${BOT_ID}`] });
      expect(platform.world.texts()).toEqual([]);
      expect(await conversation.isClosed()).toBe(true);
    });
  });

  it('reopens', async () => {
    platform.world.conversation.status = 1000;
    await conversation.reopen();
    expect(await conversation.get()).toMatchObject({ request_id: REQUEST_ID, status: 200 });
  });

  describe('attributes and variables', () => {
    it('adds attributes', async () => {
      platform.world.conversation.attributes = { before: 1 };
      await conversation.setAttributes({ crmSynced: true });
      expect(platform.world.conversation.attributes).toEqual({ before: 1, crmSynced: true });
    });

    it.each([undefined, [], { order: 'A1' }])('adds variables to the payload %j', async (payload) => {
      platform.world.conversation.attributes = { payload };
      await conversation.setVariables({ state: 'shipped' });
      const before = Array.isArray(payload) ? {} : payload;
      expect(platform.world.conversation.attributes['payload']).toEqual({ ...before, state: 'shipped' });
    });

    it.each([{}, [], null, 'x'])('refuses %j', async (value) => {
      const attributes = value as Record<string, unknown>;
      await expect(conversation.setAttributes(attributes)).rejects.toBeInstanceOf(InvalidArgumentError);
      await expect(conversation.setVariables(attributes)).rejects.toBeInstanceOf(InvalidArgumentError);
      expect(platform.calls).toHaveLength(0);
    });
  });

  describe('tags', () => {
    it('sends them as a list of objects', async () => {
      await conversation.addTags(['vip', { tag: 'late', color: '#F0806F' }]);
      expect(last()).toMatchObject({ body: [{ tag: 'vip' }, { tag: 'late', color: '#F0806F' }] });
    });

    it('takes one away by its text', async () => {
      await conversation.addTags(['vip', 'late']);
      await conversation.removeTag('vip');
      expect(platform.world.conversation.tags).toMatchObject([{ tag: 'late' }]);
      await expect(conversation.removeTag('vip')).rejects.toBeInstanceOf(ResourceNotFoundError);
    });

    it.each([[[]], [['']], ['vip'], [{ tag: 'vip' }]])('refuses %j', async (tags) => {
      await expect(conversation.addTags(tags as string[])).rejects.toBeInstanceOf(InvalidArgumentError);
      expect(platform.calls).toHaveLength(0);
    });
  });

  it('writes fields, and only those that can be written', async () => {
    const fields = { subject: 'Parcel A1', priority: 'high', status: 1000 };
    await conversation.update(fields);
    expect(last()).toMatchObject({
      method: 'PATCH',
      path: PATH,
      body: { subject: 'Parcel A1', priority: 'high' },
    });
    expect(last()).not.toHaveProperty('body.status');

    await conversation.setPriority('urgent');
    expect(platform.world.conversation['priority']).toBe('urgent');
  });

  it.each([{}, { status: 100 }, { subject: '' }])(
    'refuses the update %j, which the platform would ignore',
    async (fields) => {
      await expect(conversation.update(fields)).rejects.toBeInstanceOf(InvalidArgumentError);
    },
  );

  it('rates', async () => {
    await conversation.rate(5, 'thanks');
    expect(last()).toMatchObject({ path: `${PATH}/rating`, body: { rating: 5, rating_message: 'thanks' } });
    await expect(conversation.rate(0)).rejects.toBeInstanceOf(InvalidArgumentError);
    await expect(conversation.rate(NaN)).rejects.toBeInstanceOf(InvalidArgumentError);
  });

  describe('the lead', () => {
    it('is read and written under the id that the conversation gives', async () => {
      await conversation.updateLead({ fullname: 'Petra Quill', email: 'petra@example.com' });
      expect(last()).toMatchObject({ method: 'PUT', path: `/${PROJECT_ID}/leads/${LEAD_ID}` });
      expect(await conversation.lead.get()).toMatchObject({ _id: LEAD_ID, fullname: 'Petra Quill' });
    });

    it('keeps attributes and properties that it had', async () => {
      await conversation.lead.setAttributes({ a: 1 });
      await conversation.lead.setAttributes({ b: 2 });
      const lead = await conversation.lead.setProperties({ size: 'XL' });
      expect(lead).toMatchObject({ attributes: { a: 1, b: 2 }, properties: { size: 'XL' } });
    });

    it('has tags that are texts', async () => {
      await conversation.lead.addTags(['vip', 'late']);
      expect((await conversation.lead.removeTag('vip')).tags).toEqual(['late']);
      await expect(conversation.lead.addTags([])).rejects.toBeInstanceOf(InvalidArgumentError);
    });

    it('is never made up where the conversation has none', async () => {
      platform.world.conversation.lead = {};
      await expect(conversation.updateLead({ fullname: 'X' })).rejects.toMatchObject({ resource: 'lead' });
      expect(platform.world.leads.size).toBe(1);
    });

    it('can be exchanged', async () => {
      platform.world.leads.set('64f0e1b2c3d4e5f607182931', { _id: '64f0e1b2c3d4e5f607182931', tags: [] });
      await conversation.setLead('64f0e1b2c3d4e5f607182931');
      expect((await conversation.lead.get())._id).toBe('64f0e1b2c3d4e5f607182931');
    });

    it('gets mail, or it is said that it has no address', async () => {
      const email = { subject: 'Your parcel', text: 'It is there.' };
      await expect(conversation.emailLead(email)).rejects.toBeInstanceOf(LeadWithoutEmailError);

      await conversation.updateLead({ email: 'petra@example.com' });
      await conversation.emailLead({ ...email, replyTo: 'shop@example.com' });

      expect(platform.world.emails).toEqual([
        { to: 'petra@example.com', ...email, replyto: 'shop@example.com' },
      ]);
    });
  });

  describe('messages', () => {
    it('come with notes and info lines, the oldest first', async () => {
      await conversation.send('one');
      await conversation.note('two');
      expect((await conversation.messages()).map(({ text }) => text)).toEqual(['one', 'two']);
    });

    it('are given by id only when they belong to the conversation', async () => {
      const note = await conversation.note('mine');
      const other = platform.world.addConversation(`support-group-${PROJECT_ID}-other`);
      const foreign = platform.world.say('theirs', other.request_id);

      expect(await conversation.message(note._id)).toMatchObject({ text: 'mine' });
      await expect(conversation.message(foreign._id)).rejects.toBeInstanceOf(ResourceNotFoundError);
      await expect(conversation.message('0'.repeat(24))).rejects.toBeInstanceOf(ResourceNotFoundError);
    });
  });

  describe('the project', () => {
    it('is asked for opening hours without a credential', async () => {
      platform.world.open = false;
      expect(await conversation.isOpenNow({ timeSlot: 'night' })).toBe(false);
      const call = platform.calls[0];
      expect(call.path).toBe(`/projects/${PROJECT_ID}/isopen`);
      expect(call.query.get('timeSlot')).toBe('night');
      expect(call.headers.authorization).toBeUndefined();
    });

    it('is asked for agents, by the name of a department', async () => {
      platform.world.open = false;
      expect(await conversation.availableAgents({ department: 'sales' })).toEqual([]);
      expect(await conversation.availableAgents({ evenIfClosed: true })).toMatchObject([{ id: AGENT_ID }]);
      expect(platform.calls[1].query.get('department')).toBe(DEPARTMENT_ID);
    });

    it('lists what it has', async () => {
      const { project } = conversation;
      expect(await project.bots()).toHaveLength(2);
      expect(await project.departments()).toHaveLength(2);
      expect(await project.department('default')).toMatchObject({ default: true });
      expect(await project.department('SALES')).toMatchObject({ _id: DEPARTMENT_ID });
      expect(await project.teammates()).toHaveLength(1);
      expect(await project.tags()).toEqual([]);
      await expect(project.department('Nowhere')).rejects.toBeInstanceOf(ResourceNotFoundError);
    });

    it('takes events', async () => {
      await conversation.fireEvent('order.shipped', { order: 'A1' });
      expect(platform.world.events).toMatchObject([{ name: 'order.shipped', attributes: { order: 'A1' } }]);
      await expect(conversation.fireEvent(' ')).rejects.toBeInstanceOf(InvalidArgumentError);
    });
  });

  it('keeps fields that the models do not know', async () => {
    platform.world.conversation['brandNew'] = { nested: true };
    expect((await conversation.get())['brandNew']).toEqual({ nested: true });
  });

  it('passes on what the platform says to a refusal', async () => {
    const body = { success: false, error: 'The channel allows one agent' };
    platform.fail({ kind: 'status', status: 409, body });
    const error = conversation.addParticipant(AGENT_ID, { ifClosed: 'proceed' });
    await expect(error).rejects.toBeInstanceOf(RequestRejectedError);
    await expect(error).rejects.toMatchObject({ platformMessage: body.error, status: 409 });
  });

  it('is refused for a bot whose token is of another platform', async () => {
    const stranger = app.conversation(BOT_TOKEN.replace('eyJz', 'eyJx'));
    await expect(stranger.get()).rejects.toMatchObject({ code: 'TOKEN_REJECTED', status: 401 });
  });
});
