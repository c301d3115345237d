import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { TurnView } from '../../../src/playground/server/view.types.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import { PlaygroundClient, texts } from './playground-client.js';

const GLOBAL = 'a-constant-of-the-bot';
const SHORT = 'k3y9';

describe('the file of the playground', () => {
  let playground: PlaygroundClient;
  afterEach(() => playground?.close());

  it('keeps conversations over a restart, and what the bot knows in them', async () => {
    const folder = new TemporaryFolder();
    const env = { PLAYGROUND_STATE: folder.join('state.json') };
    playground = await PlaygroundClient.start(env);
    const { id } = await playground.open({ userName: 'Juno Marsh' });
    await playground.say(id, { text: 'hello' });
    await playground.close();
    playground = await PlaygroundClient.start(env);
    const kept = await playground.view(id);
    expect(texts(kept)).toContain('Hello, Juno Marsh!');
    expect(kept.turns.map(({ text }) => text)).toContain('hello');
    await playground.say(id, { text: 'report' });
    expect(texts(await playground.view(id))).toContain('Here is your report.');
    const hello = kept.turns.find(({ text }) => text === 'hello') as TurnView;
    const rewound = await playground.restart(id, hello.id);
    expect(texts(rewound)).not.toContain('Hello, Juno Marsh!');
    folder.remove();
  });

  it('goes on with the bot of another file, and says that its turns cannot be begun again', async () => {
    const folder = new TemporaryFolder();
    const start = async (name: string): Promise<void> => {
      const file = folder.join(`${name}.json`);
      const form = { fields: [{ name: 'city', type: 'text', label: `${name} asks: where?` }] };
      const intent = { intent_display_name: 'visit', question: 'visit', answer: `${name} comes.` };
      writeFileSync(
        file,
        JSON.stringify({ name, intents: [name === 'First' ? { ...intent, form } : intent] }),
      );
      playground = await PlaygroundClient.start({
        PLAYGROUND_BOT: file,
        PLAYGROUND_STATE: folder.join('state.json'),
      });
    };
    await start('First');
    const { id } = await playground.open();
    const first = await playground.say(id, { text: 'visit' });
    expect(texts(await playground.view(id))).toEqual(['visit', 'First asks: where?']);
    await playground.close();

    await start('Second');
    const second = await playground.say(id, { text: 'visit' });
    expect(texts(await playground.view(id)).slice(2)).toEqual(['visit', 'Second comes.']);
    await expect(playground.restart(id, first.id)).rejects.toThrow(
      /^409 .*This turn was with another bot, which is not loaded now/,
    );
    const { source } = await playground.ask<{ source: string }>('GET', `/conversations/${id}/test`);
    expect(source).toContain('// Left out, with another bot: visit');
    const rewound = await playground.restart(id, second.id);
    expect(texts(rewound)).toEqual(['visit', 'First asks: where?']);
    await playground.say(id, { text: 'visit' });
    expect(texts(await playground.view(id)).slice(2)).toEqual(['visit', 'Second comes.']);
    await playground.close();

    await start('First');
    expect(texts(await playground.restart(id, first.id))).toEqual([]);
    await playground.say(id, { text: 'visit' });
    expect(texts(await playground.view(id))).toEqual(['visit', 'First asks: where?']);
    folder.remove();
  });

  it('writes no secret into its file, which is for its owner only', async () => {
    const folder = new TemporaryFolder();
    const file = folder.join('bot.json');
    const state = folder.join('state.json');
    const intent = { question: 'leak', webhook_enabled: false };
    const answer = 'Token: {{chatbot_jwt_token}}, constant: {{API_KEY}}, door: {{DOOR}}.';
    writeFileSync(
      file,
      JSON.stringify({
        name: 'Order helper',
        attributes: {
          globals: [
            { key: 'API_KEY', value: GLOBAL },
            { key: 'DOOR', value: SHORT },
          ],
        },
        intents: [{ ...intent, intent_display_name: 'leak', answer }],
      }),
    );
    playground = await PlaygroundClient.start({ PLAYGROUND_BOT: file, PLAYGROUND_STATE: state });
    const { id } = await playground.open();
    await playground.say(id, { text: 'leak' });
    expect(texts(await playground.view(id))).toContain(
      'Token: JWT [secret], constant: [secret], door: [secret].',
    );
    await playground.close();
    const written = readFileSync(state, 'utf8');
    expect(written).toContain('Token: JWT [secret], constant: [secret], door: [secret].');
    expect(written).not.toContain(GLOBAL);
    expect(written).not.toContain(SHORT);
    expect(written).not.toMatch(/eyJ[\w-]{10}/);
    expect(statSync(state).mode & 0o777).toBe(0o600);
    folder.remove();
  });
});
