import {
  expectation,
  literal,
  renderTestFile,
  value,
  type ProjectStyle,
} from '../../../test-source/index.js';
import type { ConversationView } from '../view.types.js';
import { recordedTurns } from './recorded-turns.js';

export interface ExportedTest {
  readonly fileName: string;
  readonly source: string;
}

export interface ExportOptions {
  /** The class that the application is started with. */
  readonly rootModule: string;
  /** Of the project that the test is for. */
  readonly style: ProjectStyle;
  /** The path of the bot's export; undefined for the bot that is made of the intents. */
  readonly bot?: string;
}

/** A conversation as a test of its own, with the testing kit: what the user did, and what must come of it. */
export function exportTest(
  conversation: ConversationView,
  { rootModule, style, bot }: ExportOptions,
): ExportedTest {
  const { title } = conversation;
  const lines = recordedTurns(conversation, bot !== undefined).flatMap(({ act, expected }, at) => [
    ...(at === 0 ? [] : ['']),
    `${at === 0 ? 'let turn' : 'turn'} = await bot.${act};`,
    ...expected.map(expectation),
  ]);
  return {
    fileName: `${slug(title)}.e2e-spec.ts`,
    source: renderTestFile({
      title,
      style,
      subject: { name: rootModule, file: `../src/${kebab(rootModule)}` },
      settings: settingsOf(conversation, rootModule, bot),
      cases: [{ title: 'goes on as it was recorded in the playground', lines }],
    }),
  };
}

function settingsOf({ options }: ConversationView, rootModule: string, bot: string | undefined): string[] {
  const { language, channel, userName: name, userEmail: email, draft } = options;
  return [
    `imports: [${rootModule}]`,
    ...(bot === undefined ? [] : [`bot: ${literal(bot)}`]),
    `language: ${literal(language)}`,
    `channel: ${literal(channel === 'chat21' ? 'web' : channel)}`,
    `user: ${value({ name, ...(email !== '' && { email }) })}`,
    ...(draft ? ['draft: true'] : []),
  ];
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
