import type { ConversationView } from '../view.types.js';
import { quoted, recordedTurns } from './recorded-turns.js';

export interface ExportedTest {
  readonly fileName: string;
  readonly source: string;
}

export interface ExportOptions {
  /** The class that the application is started with. */
  readonly rootModule: string;
  /** The path of the bot's export; undefined for the bot that is made of the intents. */
  readonly bot?: string;
}

/** A conversation as a test of its own, with the testing kit: what the user did, and what must come of it. */
export function exportTest(conversation: ConversationView, { rootModule, bot }: ExportOptions): ExportedTest {
  const { title } = conversation;
  const lines = recordedTurns(conversation, bot !== undefined).flatMap(({ act, expectations }) => [
    '',
    `    turn = await bot.${act};`,
    ...expectations.map((expectation) => `    expect(turn).${expectation};`),
  ]);
  return {
    fileName: `${slug(title)}.e2e-spec.ts`,
    source: `import { createTestBot, fulfillmentMatchers, type TestBot, type TestTurn } from 'pingstreams-fulfillment/testing';
import { ${rootModule} } from '../src/${kebab(rootModule)}.js';

expect.extend(fulfillmentMatchers);

describe(${quoted(title)}, () => {
  let bot: TestBot;

  beforeAll(async () => {
    bot = await createTestBot({
${settingsOf(conversation, rootModule, bot)}
    });
  });
  afterAll(() => bot.close());

  it('goes on as it was recorded in the playground', async () => {
    let turn: TestTurn;
${lines.join('\n')}
  });
});
`,
  };
}

function settingsOf({ options }: ConversationView, rootModule: string, bot: string | undefined): string {
  const { language, channel, userName, userEmail, draft } = options;
  const user = [`name: ${quoted(userName)}`, ...(userEmail === '' ? [] : [`email: ${quoted(userEmail)}`])];
  const settings = [
    `imports: [${rootModule}]`,
    ...(bot === undefined ? [] : [`bot: ${quoted(bot)}`]),
    `language: ${quoted(language)}`,
    `channel: ${quoted(channel === 'chat21' ? 'web' : channel)}`,
    `user: { ${user.join(', ')} }`,
    ...(draft ? ['draft: true'] : []),
  ];
  return settings.map((setting) => `      ${setting},`).join('\n');
}

/** As the Nest CLI names the file of a class. */
function kebab(name: string): string {
  return name
    .replace(/Module$/, '.module')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

function slug(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return words.slice(0, 40) || 'conversation';
}
