import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { TurnView } from '../../../src/playground/server/view.types.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import { PlaygroundClient, texts } from './playground-client.js';

const GLOBAL = 'a-constant-of-the-bot';

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

  it('writes no secret into its file, which is for its owner only', async () => {
    const folder = new TemporaryFolder();
    const file = folder.join('bot.json');
    const state = folder.join('state.json');
    const intent = { question: 'leak', webhook_enabled: false };
    const answer = 'Token: {{chatbot_jwt_token}}, constant: {{API_KEY}}';
    writeFileSync(
      file,
      JSON.stringify({
        name: 'Order helper',
        attributes: { globals: [{ key: 'API_KEY', value: GLOBAL }] },
        intents: [{ ...intent, intent_display_name: 'leak', answer }],
      }),
    );
    playground = await PlaygroundClient.start({ PLAYGROUND_BOT: file, PLAYGROUND_STATE: state });
    const { id } = await playground.open();
    await playground.say(id, { text: 'leak' });
    expect(texts(await playground.view(id))).toContain('Token: JWT [secret], constant: [secret]');
    await playground.close();
    const written = readFileSync(state, 'utf8');
    expect(written).toContain('Token: JWT [secret], constant: [secret]');
    expect(written).not.toContain(GLOBAL);
    expect(written).not.toMatch(/eyJ[\w-]{10}/);
    expect(statSync(state).mode & 0o777).toBe(0o600);
    folder.remove();
  });
});
