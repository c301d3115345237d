import { join } from 'node:path';
import type { ConversationView, MessageView, TurnView } from '../view.types.js';
import { exportTest } from './export-test.js';

const OPTIONS = { language: 'it', channel: 'chat21', userName: "Dana O'Hara", userEmail: '', draft: true };

const message = (id: string, from: MessageView['from'], text: string, attributes = {}): MessageView => ({
  id,
  at: '2026-01-01T00:00:00.000Z',
  from,
  name: from,
  type: 'text',
  text,
  attributes,
});
const turn = (id: string, text: string, more: Partial<TurnView> = {}): TurnView => ({
  id,
  at: 0,
  kind: 'said',
  text,
  troubles: [],
  entries: [],
  ...more,
});
const buttons = (...labels: string[]) => ({
  attachment: { buttons: labels.map((value) => ({ type: 'action', value, action: 'x' })) },
});

function sourceOf(turns: TurnView[], messages: MessageView[] = [], bot?: string): string {
  const view: ConversationView = {
    id: 'c',
    title: "It's me",
    options: OPTIONS,
    status: 'open',
    with: [],
    turns,
    messages,
    variables: {},
  };
  const style = { suffix: '.js', vitest: false } as const;
  return exportTest(view, { rootModule: 'ShopAppModule', style, ...(bot !== undefined && { bot }) }).source;
}

function linesOf(turns: TurnView[], messages: MessageView[]): string[] {
  return sourceOf(turns, messages)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^((let )?turn =|expect\(turn|import .*Module|user:|language:|draft)/.test(line));
}

describe('a conversation as a test', () => {
  it.each([join(process.cwd(), 'bots', 'shop-bot.json'), 'bots/shop-bot.json'])(
    'names the export of the bot as it is found on every machine: %s',
    (bot) => {
      expect(sourceOf([turn('1', 'hello')], [], bot)).toContain("    bot: 'bots/shop-bot.json',\n");
    },
  );

  it('repeats the messages of the user, with their name and language, and expects the replies', () => {
    const messages = [
      message('1', 'user', 'it\'s\n"me"'),
      message('a', 'bot', 'Ciao,\u200b Dana', {
        commands: [
          { type: 'message', message: { type: 'text', text: 'Ciao,\u200b Dana' } },
          { type: 'wait', time: 500 },
          { type: 'message', message: { type: 'image', text: 'A photo' } },
        ],
      }),
      message('b', 'bot', 'Later'),
    ];
    expect(linesOf([turn('1', 'it\'s\n"me"')], messages)).toEqual([
      "import { ShopAppModule } from '../src/shop-app.module.js';",
      "language: 'it',",
      "user: { name: 'Dana O\\'Hara' },",
      'draft: true,',
      "let turn = await bot.says('it\\'s\\n\"me\"');",
      "expect(turn.texts).toEqual(['Ciao, Dana', 'A photo', 'Later']);",
    ]);
  });

  it('presses a button that was just offered, and asks for the intent of an older one', () => {
    const messages = [
      message('1', 'user', 'hello'),
      message('a', 'bot', 'Hi', buttons('Go')),
      message('2', 'user', 'Go'),
      message('b', 'bot', 'Gone'),
      message('3', 'user', 'Go'),
    ];
    const pressed = { kind: 'pressed', action: 'order.go{"orderId":"1"}' } as const;
    const lines = linesOf([turn('1', 'hello'), turn('2', 'Go', pressed), turn('3', 'Go', pressed)], messages);
    expect(lines.filter((line) => line.includes('turn = '))).toEqual([
      "let turn = await bot.says('hello');",
      "turn = await bot.clicks('Go');",
      "turn = await bot.intent('order.go', { orderId: '1' });",
    ]);
    expect(lines.at(-1)).toBe('expect(turn.silent).toBe(true);');
  });

  it('expects the static reply and the hand-off as such, and leaves out what a test cannot repeat', () => {
    const entry = (type: string, data: object) => ({
      id: type,
      at: 0,
      side: 'service' as const,
      type,
      data: { ...data },
    });
    const entries = [
      entry('platform-call', { operation: 'handOff' }),
      entry('verdict', { verdict: 'static' }),
    ];
    const turns = [
      turn('0', '/start', { kind: 'started' }),
      turn('1', 'human', { entries }),
      turn('2', 'human', { kind: 'edited' }),
      turn('3', 'human', { troubles: ['api-500'] }),
    ];
    expect(linesOf(turns, [message('1', 'user', 'human')]).slice(4)).toEqual([
      "let turn = await bot.says('human');",
      'expect(turn.static).toBe(true);',
      'expect(turn.handedOff).toBe(true);',
    ]);
  });

  it('says in its place what was left out and why, and lets no text of it end the comment', () => {
    const turns = [
      turn('1', 'report\n*/ process.exit()', { troubles: ['api-500', 'duplicate'] }),
      turn('2', 'hello'),
      turn('3', 'x'.repeat(99), { kind: 'edited' }),
      turn('4', 'bye'),
    ];
    const lines = sourceOf(turns).split('\n');
    const body = lines.slice(lines.findIndex((line) => line.includes('it(')) + 1, -3);
    expect(body.map((line) => line.trim())).toEqual([
      '// Left out, with trouble (API answers 500, Duplicate call): report * / process.exit()',
      '',
      "let turn = await bot.says('hello');",
      'expect(turn.silent).toBe(true);',
      '',
      `// Left out, with an edited request: ${'x'.repeat(60)}…`,
      '',
      "turn = await bot.says('bye');",
      'expect(turn.silent).toBe(true);',
    ]);
  });

  it('refuses to be empty, and says why it would be', () => {
    const turns = [
      turn('0', '/start', { kind: 'started' }),
      turn('1', 'hello', { troubles: ['api-500'] }),
      turn('2', 'bye', { troubles: ['api-500'] }),
      turn('3', 'bye', { kind: 'edited' }),
    ];
    expect(() => sourceOf(turns)).toThrow(
      'There is nothing to export: a test can repeat no turn of this conversation. ' +
        'Left out: 2 with trouble (API answers 500), 1 with an edited request. ' +
        'Send a message without troubles, then export again.',
    );
    expect(() => sourceOf(turns.slice(0, 1))).toThrow(
      'There is nothing to export: the user has sent no message yet.',
    );
  });
});
