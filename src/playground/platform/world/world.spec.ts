import type { ConversationEvent } from './conversation-event.types.js';
import { World } from './world.js';

describe('World', () => {
  const limits = { conversations: 2, messages: 3, records: 2 };

  it('forgets the conversations that were unused for the longest time', () => {
    const world = new World({ limits });
    const [first, second] = [world.openConversation(), world.openConversation()];
    world.conversations.get(first.requestId);
    world.openConversation();
    expect(world.conversations.has(first.requestId)).toBe(true);
    expect(world.conversations.has(second.requestId)).toBe(false);
  });

  it('forgets the oldest messages, leads and records', () => {
    const world = new World({ limits });
    const conversation = world.openConversation();
    for (const text of ['1', '2', '3', '4', '5']) conversation.post({ sender: 'user', text });
    for (const name of ['1', '2', '3']) world.record(world.events, { name });
    for (let lead = 0; lead < 5; lead += 1) world.openConversation();

    expect(conversation.messages.map(({ text }) => text)).toEqual(['3', '4', '5']);
    expect(world.events).toEqual([{ name: '2' }, { name: '3' }]);
    expect(world.leads.size).toBe(2);
  });

  it('tells live pages of messages and of changes, until they go', () => {
    const conversation = new World().openConversation();
    const seen: ConversationEvent[] = [];
    const leave = conversation.subscribe((event) => seen.push(event));
    const message = conversation.post({ sender: 'user', text: 'Hello', channel: { name: 'whatsapp' } });
    conversation.close();
    leave();
    conversation.reopen();

    expect(seen).toEqual([
      { kind: 'message', message },
      { kind: 'changed', conversation: conversation.document },
    ]);
    expect(message).toMatchObject({
      type: 'text',
      channel: { name: 'whatsapp' },
      recipient: conversation.requestId,
    });
  });

  it('gives a bot, and a default department, to a project that names none', () => {
    const world = new World();
    const { document } = world.openConversation();
    expect(document.participants).toEqual([`bot_${world.bots[0]._id}`]);
    expect(document.department).toMatchObject({ default: true, id_project: world.projectId });
  });

  it.each([
    ['One moment \\agent', 100],
    ['Bye \\close', 1000],
    ['C:\\close\\it', 200],
    ['\\agents', 200],
  ])('obeys the word after the first backslash: %s', (text, status) => {
    const conversation = new World().openConversation();
    conversation.post({ sender: 'user', text });
    expect(conversation.document.status).toBe(status);
  });

  it('leaves a conversation of a pooled department to the first agent that takes it', () => {
    const agents = [{ firstname: 'Nora', lastname: 'Fields', email: 'nora@example.com' }];
    const world = new World({ agents, departments: [{ name: 'Pool', default: true, routing: 'pooled' }] });
    const conversation = world.openConversation();
    world.handOff(conversation);
    expect(conversation.document).toMatchObject({ participants: [], status: 100 });
  });
});
