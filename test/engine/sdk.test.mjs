import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { TiledeskClient } from '@tiledesk/tiledesk-client';
import { EmulatedPlatform } from '../../dist/src/playground/index.js';

/** The platform's own SDK, which knows no emulator: what it does with the emulated platform it does with the real one. */
const BOT = { name: 'Order helper', slug: 'order-helper' };
const OTHER_BOT = { name: 'Returns', slug: 'returns' };
const AGENT = { firstname: 'Nora', lastname: 'Fields', email: 'nora@example.com', role: 'admin' };

const platform = new EmulatedPlatform({
  bots: [BOT, OTHER_BOT],
  agents: [AGENT],
  departments: [{ name: 'Sales' }],
});
let client;
let conversation;
let requestId;

before(() => platform.start());
beforeEach(async () => {
  platform.reset();
  client = clientWith(await platform.tokens.forBot(platform.world.bots[0]._id));
  conversation = platform.world.openConversation();
  ({ requestId } = conversation);
});
after(() => platform.stop());

function clientWith(token) {
  const { projectId } = platform.world;
  return new TiledeskClient({ APIKEY: 'not-used', APIURL: platform.url, projectId, token: token.reveal() });
}

/** The result of a method that calls back. */
function result(method, ...args) {
  return new Promise((resolve, reject) => {
    client[method](...args, (error, body) => (error ? reject(error) : resolve(body)));
  });
}

const participants = () => conversation.document.participants;
const botId = (index) => platform.world.bots[index]._id;
const agentId = () => platform.world.agents[0].id;

test('sends messages in order, under the name of the bot', async () => {
  const message = await client.sendSupportMessage(requestId, { text: 'One', attributes: { a: 1 } });
  await client.sendSupportMessage(requestId, {
    type: 'image',
    metadata: { src: 'https://cdn.example.com/a.png' },
  });

  assert.equal(message.request.request_id, requestId);
  assert.equal(message.sender, botId(0));
  assert.deepEqual(
    conversation.messages.map(({ type, text, senderFullname }) => [type, text, senderFullname]),
    [
      ['text', 'One', BOT.name],
      ['image', undefined, BOT.name],
    ],
  );
});

test('reads the conversation', async () => {
  const request = await client.getRequestById(requestId);
  assert.equal(request.request_id, requestId);
  assert.deepEqual(request.participantsBots, [botId(0)]);
});

test('writes attributes and fields', async () => {
  await result('updateRequestAttributes', requestId, { payload: { order: 'A1' } });
  await client.updateRequestProperties(requestId, { subject: 'Parcel', priority: 'high' }, () => {});

  assert.deepEqual(conversation.document.attributes, { payload: { order: 'A1' } });
  assert.equal(conversation.document.subject, 'Parcel');
  assert.equal(conversation.document.priority, 'high');
});

test('sets, adds and removes participants', async () => {
  await result('addRequestParticipant', requestId, `bot_${botId(1)}`);
  assert.deepEqual(participants(), [`bot_${botId(0)}`, `bot_${botId(1)}`]);
  await result('deleteRequestParticipant', requestId, `bot_${botId(0)}`);
  assert.deepEqual(participants(), [`bot_${botId(1)}`]);
  await result('updateRequestParticipants', requestId, [agentId()]);
  assert.deepEqual(participants(), [agentId()]);
});

test('changes the bot, by id and by name', async () => {
  await result('changeBot', requestId, botId(1));
  assert.deepEqual(participants(), [`bot_${botId(1)}`]);
  await result('replaceBotByName', requestId, BOT.name);
  assert.deepEqual(participants(), [`bot_${botId(0)}`]);
});

test('takes the bot out, and leaves the conversation for later', async () => {
  await result('removeCurrentBot', requestId);
  assert.deepEqual(participants(), []);
  assert.equal(conversation.document.status, 50);
});

test('hands over to people: of a department, of the own one, by assignment', async () => {
  const { _id: departmentId } = platform.world.departments[0];
  await result('agent', requestId, departmentId);
  assert.deepEqual(participants(), [agentId()]);
  assert.equal(conversation.document.department.name, 'Sales');

  conversation.replaceBot(botId(0));
  const handed = await result('moveToAgent', requestId);
  assert.deepEqual(handed.participantsAgents, [agentId()]);

  conversation.setParticipants([]);
  const assigned = await result('assign', requestId, departmentId, { nobot: true });
  assert.equal(assigned.status, 200);
});

test('moves to a department and its bot', async () => {
  const [sales] = platform.world.departments;
  sales.id_bot = botId(1);
  await result('updateRequestDepartment', requestId, sales._id, {});
  assert.deepEqual(participants(), [`bot_${botId(1)}`]);
});

test('closes the conversation', async () => {
  const closed = await client.closeRequest(requestId);
  assert.equal(closed.status, 1000);
  assert.equal(conversation.document.status, 1000);
});

test('reads and writes the lead', async () => {
  const { _id: leadId } = conversation.document.lead;
  await client.updateLeadData(leadId, 'petra@example.com', 'Petra Quill', { size: 'XL' });
  await client.updateLead(leadId, { phone: '+3900000' }, { size: 'L' }, ['vip']);
  const lead = await client.getLeadById(leadId);

  assert.equal(lead.fullname, 'Petra Quill');
  assert.equal(lead.phone, '+3900000');
  assert.deepEqual([lead.attributes, lead.tags], [{ size: 'L' }, ['vip']]);
});

test('knows the project: bots, departments, team, opening hours, agents', async () => {
  assert.deepEqual(
    (await result('getAllBots')).map(({ name }) => name),
    [BOT.name, OTHER_BOT.name],
  );
  assert.equal((await result('findBotByName', OTHER_BOT.name))._id, botId(1));
  assert.equal((await result('getDepartments')).length, 2);
  assert.equal((await result('getAllDepartments')).length, 2);
  assert.equal((await result('getDepartment', platform.world.departments[0]._id)).name, 'Sales');
  assert.equal((await result('getTeam'))[0].id_user.email, AGENT.email);
  assert.deepEqual(await result('openNow'), { isopen: true });
  assert.equal((await client.getProjectAvailableAgents())[0].fullname, 'Nora Fields');

  platform.world.open = false;
  assert.deepEqual(await result('openNow'), { isopen: false });
  assert.deepEqual(await client.getProjectAvailableAgents(), []);
});

test('fires events, mails, and makes tags', async () => {
  const event = await result('fireEvent', { name: 'order.shipped', attributes: { order: 'A1' } });
  const mail = await client.sendEmail({ to: 'petra@example.com', subject: 'Parcel', text: 'Sent.' });
  const tag = await client.addTag('vip');

  assert.equal(event.name, 'order.shipped');
  assert.deepEqual(mail, { queued: true });
  assert.equal(tag.tag, 'vip');
  assert.deepEqual(
    [platform.world.events.length, platform.world.emails.length, platform.world.tags.length],
    [1, 1, 1],
  );
});

test('lists conversations for people, and not for bots', async () => {
  await assert.rejects(result('getAllRequests', {}), failsWith(500));
  client = clientWith(await platform.tokens.forUser(agentId()));
  const page = await result('getAllRequests', { status: 'all' });
  assert.deepEqual([page.count, page.requests[0].request_id], [1, requestId]);
});

test('gets the errors of the platform', async () => {
  const unknown = TiledeskClient.newRequestId(platform.world.projectId);
  assert.equal(await client.getRequestById(unknown), null, 'the SDK takes a 404 for nothing');
  await assert.rejects(client.closeRequest(unknown), failsWith(500));
  await assert.rejects(result('addRequestParticipant', requestId, ''), failsWith(422));

  platform.fail('rate-limit', { operation: 'send', times: 1 });
  await assert.rejects(client.sendSupportMessage(requestId, { text: 'One' }), failsWith(429));
  await client.sendSupportMessage(requestId, { text: 'Two' });

  client = clientWith(await platform.tokens.forgedForBot(botId(0)));
  await assert.rejects(client.getRequestById(requestId), failsWith(401));
});

function failsWith(status) {
  return (error) => error.response?.status === status;
}
