import type { WebhookResponse } from '../../../src/index.js';
import { TimeWorld } from './time-world.js';
import { TimeModule } from './time.module.js';

describe('the reply to the user if a handler fails', () => {
  let world: TimeWorld;

  beforeAll(async () => {
    world = await TimeWorld.start(TimeModule);
  });
  afterAll(() => world?.stop());

  it.each([
    ['fails', 'The class is sorry.'],
    ['fails.reply', 'Sorry.'],
    ['fails.function', 'Range it'],
    ['fails.async', 'Later words.'],
    ['refused.broken', 'Sorry.'],
  ])('%s: %s', async (intent, text) => {
    const answer = await world.chat().says(intent);
    expect(answer.status).toBe(200);
    expect((JSON.parse(answer.text) as WebhookResponse).text).toContain(text);
    expect(answer.text).not.toContain('canary');
  });

  it('people take over', async () => {
    const answer = await world.chat().says('fails.hands');
    expect(JSON.parse(answer.text)).toEqual({ actions: [{ _tdActionType: 'agent' }] });
  });

  it.each([
    ['refused.hands', 403],
    ['refused.login', 401],
  ])('%s: a user whom a guard refuses gets the static reply, whatever the policy', async (intent, status) => {
    const answer = await world.chat().says(intent);
    expect(answer.status).toBe(status);
  });

  it.each(['fails.static', 'fails.nothing', 'fails.twice'])('%s: the static reply', async (intent) => {
    const answer = await world.chat().says(intent);
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('canary');
  });

  it('a policy that fails is in the log, with the error that it was asked about', async () => {
    world.service.log.length = 0;
    await world.chat().says('fails.twice');
    expect(world.service.log.join('\n')).toMatch(/its onFailure failed.*canary in the policy/s);
    expect(world.logged('failed in')).toHaveLength(1);
  });
});
