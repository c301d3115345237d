import { isAbsolute, relative, sep } from 'node:path';
import {
  comment,
  expectation,
  literal,
  renderTestFile,
  value,
  type ProjectStyle,
} from '../../../test-source/index.js';
import type { ConversationView } from '../view.types.js';
import { NothingToExportException } from './nothing-to-export.exception.js';
import { recordedTurns, type LeftOutTurn, type ChatTurn } from './recorded-turns.js';

/** Length of the quote of a skipped turn: enough to recognise it, in characters. */
const LONGEST_MENTION = 60;

export interface RenderedTest {
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

/**
 * A conversation as a test with the testing kit: the user's actions, and the expected results. Turns that a test cannot
 * repeat become comments.
 *
 * @throws NothingToExportException if no turn is left
 */
export function exportTest(
  conversation: ConversationView,
  { rootModule, style, bot }: ExportOptions,
): RenderedTest {
  const { title } = conversation;
  const turns = recordedTurns(conversation, bot !== undefined);
  const first = turns.find((turn) => 'act' in turn);
  if (first === undefined) {
    throw new NothingToExportException(turns.flatMap((turn) => ('obstacle' in turn ? [turn.obstacle] : [])));
  }
  const lines = turns.flatMap((turn, at) => [
    ...(at === 0 ? [] : ['']),
    ...('act' in turn ? repeated(turn, turn === first) : [mention(turn)]),
  ]);
  return {
    fileName: `${slug(title)}.e2e-spec.ts`,
    source: renderTestFile({
      title,
      style,
      subject: { name: rootModule, file: `../src/${kebab(rootModule)}` },
      settings: settingsOf(conversation, rootModule, bot),
      cases: [{ title: 'replies as recorded in the playground', lines }],
    }),
  };
}

function repeated({ act, expected }: ChatTurn, isFirst: boolean): string[] {
  return [`${isFirst ? 'let turn' : 'turn'} = await bot.${act};`, ...expected.map(expectation)];
}

function mention({ text, obstacle }: LeftOutTurn): string {
  const characters = [...comment(text)];
  const words = characters.slice(0, LONGEST_MENTION).join('');
  return `// Left out, ${obstacle}: ${words}${characters.length > LONGEST_MENTION ? '…' : ''}`;
}

function settingsOf({ options }: ConversationView, rootModule: string, bot: string | undefined): string[] {
  const { language, channel, userName: name, userEmail: email, draft } = options;
  return [
    `imports: [${rootModule}]`,
    ...(bot === undefined ? [] : [`bot: ${literal(portable(bot))}`]),
    `language: ${literal(language)}`,
    `channel: ${literal(channel === 'chat21' ? 'web' : channel)}`,
    `user: ${value({ name, ...(email !== '' && { email }) })}`,
    ...(draft ? ['draft: true'] : []),
  ];
}

/** Relative to the working directory, where tests run too: an absolute path exists on this machine only. */
function portable(path: string): string {
  const within = relative(process.cwd(), path);
  return isAbsolute(within) ? path : within.split(sep).join('/');
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
