import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CurrentConversation,
  CurrentUser,
  Intent,
  Intents,
  Reply,
  UserText,
  type Conversation,
  type UserRef,
} from '../../src/index.js';
import { readRecordings } from '../../src/recordings/store/index.js';
import type { Recording } from '../../src/recordings/index.js';
import { createTestBot, webhookRequest, type TestBot } from '../../src/testing/index.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

const USER = {
  id: '0e7a4c11-5d0b-4b8e-9a53-6f2d1c0b9a87',
  name: 'Philippa Quince',
  email: 'philippa@quince.example',
  phone: '+39 333 123 4567',
};
const KEY = 'quiet marble, green lamp, slow river';
const STORY = 'my dog Fidelio was at Doctor Bramble’s until last Thursday';
const SECRET = 'b7f3d1c05a8e42976f1d3c0b5a8e4297';

@Intents()
class RecordedIntents {
  @Intent('hello')
  hello(@CurrentUser() user: UserRef, @UserText() text: string): Reply {
    return Reply.text(`Hello, Philippa! We write to ${user.email}.`).text(`You said: ${text}`);
  }

  @Intent('quote')
  quote(@UserText() text: string): Reply {
    return Reply.text(`You began with "${text.slice(0, 50)}".`);
  }

  @Intent('note')
  async note(@CurrentConversation() conversation: Conversation): Promise<Reply> {
    await conversation.send('Quince is a fruit; your number is +39 333 123 4567.');
    await conversation.lead.update({ fullname: USER.name });
    return Reply.silence();
  }

  @Intent('broken')
  broken(): never {
    throw new RangeError(`Philippa Quince and ${SECRET}`);
  }
}

describe('Recordings', () => {
  const folder = new TemporaryFolder();
  let directory: string;
  let count = 0;
  let bot: TestBot;
  const start = async (env: Record<string, string> = {}): Promise<void> => {
    bot = await createTestBot({
      providers: [RecordedIntents],
      user: USER,
      phrases: { hello: ['my dog is called Fidelio'], quote: [STORY] },
      identity: { secret: SECRET, globals: { crm_key: SECRET } },
      env: { RECORD_DIR: directory, ...env },
    });
  };
  /** The files in the directory when the service has ended. */
  const recorded = async (): Promise<Recording[]> => {
    await bot.close();
    return (await readRecordings(directory)).map(({ recording }) => recording);
  };
  const everything = (): string =>
    readdirSync(directory)
      .filter((name) => name !== '.key')
      .map((name) => name + readFileSync(join(directory, name), 'utf8'))
      .join('\n');

  beforeEach(() => {
    count += 1;
    directory = folder.join(`recordings-${count}`);
  });
  afterAll(() => folder.remove());

  it('hold the request, the answer and the calls of each turn', async () => {
    await start();
    await bot.intent('hello', { orderId: '20413' });
    await bot.intent('note');
    await bot.intent('broken');
    const [hello, note, broken] = await recorded();
    expect(hello).toMatchObject({
      version: 1,
      intent: 'hello',
      handler: 'RecordedIntents.hello',
      request: { payload: { intent: { intent_display_name: 'hello' } }, variables: { orderId: '20413' } },
      answer: { status: 200 },
      calls: [],
    });
    expect(note?.answer).toEqual({ status: 200, json: {} });
    expect(note?.calls.map(({ operation, status }) => [operation, status])).toEqual([
      ['send', 200],
      ['get', 200],
      ['lead.update', 200],
    ]);
    expect(broken).toMatchObject({ error: 'RangeError', answer: { status: 500 } });
  });

  it('tell whether the platform may have done what it did not answer', async () => {
    await start();
    bot.platform.fails('send', 'refused');
    await bot.intent('note');
    const [{ calls } = { calls: [] }] = await recorded();
    expect(calls[0]).toMatchObject({ operation: 'send', outcome: 'not-done' });
    expect(calls[0]).not.toHaveProperty('status');
  });

  it('hold no secret and no person’s name, address, number or id', async () => {
    await start({ RECORD_TEXTS: 'true', RECORD_FIELDS: 'tax_code' });
    const text = 'I am Philippa Quince, call +44 20 7946 0958 or write to someone@else.example';
    await bot.intent('hello', { tax_code: 'QNCPLP80A01H501U' }, { text });
    await bot.intent('note');
    await bot.intent('broken');
    const { requestId } = bot.main;
    const leadId = String(bot.main.emulated.document.lead._id);
    expect(await recorded()).toHaveLength(3);
    const written = everything();
    const marks = [
      ...['Philippa', 'Quince', 'philippa@quince.example', '333 123 4567', USER.id, leadId, requestId],
      ...['7946', 'someone@else.example', 'QNCPLP80A01H501U', SECRET, 'eyJ'],
    ];
    for (const mark of marks) expect([mark, written.includes(mark)]).toEqual([mark, false]);
  });

  it('hold what users wrote only where they may', async () => {
    await start();
    await bot.says('my dog is called Fidelio');
    await recorded();
    const request = everything();
    expect(request).not.toContain('Fidelio');
    expect(request).toMatch(/"lastUserText": "text-[0-9a-f]{12}"/);
    await start({ RECORD_TEXTS: 'true' });
    await bot.says('my dog is called Fidelio');
    await recorded();
    expect(everything()).toContain('"lastUserText": "my dog is called Fidelio"');
  });

  it('hold no secret of the settings that a handler repeats', async () => {
    await start({ METRICS_TOKEN: KEY, RECORD_TEXTS: 'true' });
    const turn = await bot.intent('quote', {}, { text: KEY });
    expect(turn.texts.join()).toContain(KEY);
    await recorded();
    expect(everything()).not.toContain(KEY);
  });

  it('hold no part of what users wrote that a reply quotes', async () => {
    await start();
    const turn = await bot.says(STORY);
    expect(turn.texts.join()).toContain('Fidelio');
    await recorded();
    expect(everything()).not.toMatch(/Fidelio|Bramble/);
    expect(everything()).toMatch(/You began with \\"text-[0-9a-f]{12}\\"/);
  });

  it('have the same pseudonym for the same person, in all that is said', async () => {
    await start();
    await bot.intent('hello');
    await bot.conversation().intent('hello');
    await bot.conversation({ user: { name: 'Kim Lake', email: 'kim@lake.example' } }).intent('hello');
    const [one, two, other] = await recorded();
    const nameOf = (recording: Recording | undefined): unknown =>
      (recording?.request as { variables: Record<string, unknown> }).variables.userFullname;
    expect(nameOf(one)).toMatch(/^[A-Z][a-z]{5} [A-Z][a-z]{5}$/);
    expect(nameOf(two)).toBe(nameOf(one));
    expect(nameOf(other)).not.toBe(nameOf(one));
    const [first] = String(nameOf(one)).split(' ');
    expect(JSON.stringify(one?.answer)).toContain(`Hello, ${first}!`);
  });

  it('take no more room and no more time than they may', async () => {
    mkdirSync(directory);
    const old = '2026-01-01T00-00-00-000Z-00000000.json';
    const stranger = 'notes.json';
    for (const name of [old, stranger]) writeFileSync(join(directory, name), '{}');
    utimesSync(join(directory, old), 0, 0);
    const large = '2026-01-02T00-00-00-000Z-00000000.json';
    writeFileSync(join(directory, large), ' '.repeat(1024 ** 2 - 100));
    await start({ RECORD_MAX_BYTES: '1mb', RECORD_MAX_DAYS: '1' });
    expect(readdirSync(directory).sort()).toEqual(['.key', large, stranger]);
    await bot.intent('hello');
    expect(await recorded()).toHaveLength(1);
    expect(readdirSync(directory)).not.toContain(large);
    expect(readdirSync(directory)).toContain(stranger);
  });

  it('are for their owner alone', async () => {
    await start();
    await bot.intent('hello');
    await recorded();
    const modes = readdirSync(directory).map((name) => statSync(join(directory, name)).mode & 0o777);
    expect([...modes, statSync(directory).mode & 0o777]).toEqual([0o600, 0o600, 0o700]);
  });

  it('never harm a turn', async () => {
    await start();
    rmSync(directory, { recursive: true });
    expect((await bot.intent('hello')).wire?.status).toBe(200);
    await bot.close();
    expect(bot.log.join('\n')).toContain('A turn was not recorded: ENOENT');
  });

  it('hold nothing of callers who are not verified', async () => {
    await start({ WEBHOOK_SECRETS: SECRET });
    await bot.post(webhookRequest({ intent: 'hello' }), { proofs: [] });
    expect(await recorded()).toEqual([]);
  });

  it('prevent the start if the directory cannot be made', async () => {
    writeFileSync(directory, 'a file');
    await expect(start()).rejects.toMatchObject({ code: 'RECORD_DIR_UNUSABLE' });
  });
});
