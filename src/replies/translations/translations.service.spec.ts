import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Reply } from '../reply.js';
import {
  Translations,
  TranslationsModule,
  TranslationsError,
  UnknownTextError,
  withReplyLanguage,
} from './index.js';
import type { ReplyTemplate, TranslationsOptions } from './index.js';

const folders: string[] = [];

function folderWith(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'translations-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

async function repliesOf(...options: TranslationsOptions[]): Promise<Translations> {
  const module = await Test.createTestingModule({
    imports: options.map((each) => TranslationsModule.forFeature(each)),
  }).compile();
  return module.get(Translations, { strict: false });
}

const SHOP = {
  'en.json': {
    order: {
      status: 'Order {id} costs {price, number}.',
      items: '{count, plural, one {# item} other {# items}}',
    },
    due: 'Due {day, date, long}',
  },
  'it.json': {
    order: {
      status: "L'ordine {id} costa {price, number}.",
      items: '{count, plural, one {# articolo} other {# articoli}}',
    },
    due: 'Entro il {day, date, long}',
  },
  'README.md': 'no language',
};

describe('Translations', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true }));
  });

  it('speaks the language of the user whose request is handled, through any call', async () => {
    const replies = await repliesOf({ directory: folderWith(SHOP) });
    const args = { id: 'A1', price: 12345.5 };
    const deep = async () => Promise.resolve().then(() => replies.t('order.status', args));
    await expect(withReplyLanguage('it', deep)).resolves.toBe("L'ordine A1 costa 12.345,5.");
    expect(replies.t('order.status', args)).toBe('Order A1 costs 12,345.5.');
  });

  it.each([
    ['it-CH', '2 articoli'],
    ['it', '2 articoli'],
    ['en-US', '2 items'],
    ['de', '2 items'],
    ['not a language at all', '2 items'],
  ])('falls back from %s', async (language, text) => {
    const replies = await repliesOf({ directory: pathToFileURL(`${folderWith(SHOP)}/`) });
    expect(replies.t('order.items', { count: 2 }, language)).toBe(text);
  });

  it('writes plurals, numbers and dates as the language does', async () => {
    const replies = await repliesOf({ directory: folderWith(SHOP) });
    expect(replies.t('order.items', { count: 1 }, 'it')).toBe('1 articolo');
    expect(replies.t('due', { day: new Date('2026-03-05T12:00:00Z') }, 'it')).toBe('Entro il 5 marzo 2026');
    expect(replies.t('due', { day: new Date('2026-03-05T12:00:00Z') }, 'en')).toBe('Due March 5, 2026');
  });

  it('never translates or fills the value of an argument', async () => {
    const replies = await repliesOf({ directory: folderWith(SHOP) });
    const id = "$t(due) {price} '{{price}}' ${x} <b>";
    expect(replies.t('order.status', { id, price: 1 }, 'en')).toBe(`Order ${id} costs 1.`);
  });

  it('renders a template with typed arguments', async () => {
    const replies = await repliesOf({ directory: folderWith(SHOP) });
    const status: ReplyTemplate<[{ id: string; price: number }]> = (t, order) =>
      Reply.text(t('order.status', order));
    expect(withReplyLanguage('en', () => replies.render(status, { id: 'A1', price: 2 }))).toEqual(
      Reply.text('Order A1 costs 2.'),
    );
  });

  it('takes an interface for arguments and for what a template tells', async () => {
    interface Order {
      readonly id: string;
      price: number;
      note?: string;
    }
    const replies = await repliesOf({ directory: folderWith(SHOP) });
    const order: Order = { id: 'A1', price: 2 };
    const one: ReplyTemplate<Order> = (t, it) => t('order.status', it);
    const several: ReplyTemplate<[Order, number]> = (t, it, count) => [
      t('order.status', it),
      t('order.items', { count }),
    ];
    const none: ReplyTemplate = (t) => t('order.items', { count: 1 });
    expect(replies.t('order.status', order)).toBe('Order A1 costs 2.');
    expect(replies.render(one, order)).toEqual(Reply.text('Order A1 costs 2.'));
    expect(replies.render(several, order, 3)).toEqual(Reply.text('Order A1 costs 2.').text('3 items'));
    expect(replies.render(none)).toEqual(Reply.text('1 item'));
    // @ts-expect-error an object is not a value for a text
    expect(() => replies.t('order.statsu', { id: {} })).toThrow(UnknownTextError);
    // @ts-expect-error a text is not an object of arguments
    expect(() => replies.t('order.statsu', 'A1')).toThrow(UnknownTextError);
    // @ts-expect-error the template tells of an order
    expect(() => replies.render(one)).toThrow(UnknownTextError);
  });

  it('says which text or argument is unknown', async () => {
    const replies = await repliesOf({ directory: folderWith(SHOP) });
    expect(() => replies.t('order.statsu')).toThrow(new UnknownTextError('order.statsu').message);
    expect(() => replies.t('order.status', { id: 'A1' })).toThrow("The text 'order.status' needs 'price'");
  });

  it('reports missing keys of a language at the start', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const directory = folderWith({
      'en.json': { a: 'A', n: 'N' },
      'it.json': { b: 'B', n: 'N' },
    });
    await repliesOf({ directory, languages: ['en', 'it', 'de'] });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(
      `${directory}: de: no file; it: 'a' is missing; en: 'b' is missing, it has it`,
    );
    await expect(repliesOf({ directory, strict: true })).rejects.toThrow("it: 'a' is missing");
  });

  it('prevents the start for a key that two modules have', async () => {
    const [one, two] = [folderWith({ 'en.json': { a: 'A' } }), folderWith({ 'en.json': { a: 'B' } })];
    await expect(repliesOf({ directory: one }, { directory: two })).rejects.toThrow(
      `'a' is in ${one} and in ${two}`,
    );
  });

  it('says how a folder gets to where the code runs', async () => {
    const boot = repliesOf({ directory: '/nowhere/at/all' });
    await expect(boot).rejects.toMatchObject({
      help: expect.stringMatching(/assets.*nest-cli\.json.*docs\/replies\.md#languages/) as string,
    });
    await expect(repliesOf({ directory: folderWith({ 'en.json': '{' }) })).rejects.toMatchObject({
      help: expect.stringContaining('Fix the JSON files') as string,
    });
  });

  it.each([
    ['a folder that is not there', '/nowhere/at/all', 'the folder does not exist'],
    ['a folder that is a file', import.meta.filename, 'the folder cannot be read'],
    ['no file for the default language', { 'it.json': {} }, 'en.json'],
    ['broken JSON', { 'en.json': '{' }, 'en.json: '],
    ['a message with a mistake', { 'en.json': { a: 'x {id' } }, "'a' is not an ICU message"],
    ['a text that is a number', { 'en.json': { a: { b: 5 } } }, "'a.b' is not a text or a group of texts"],
  ])('prevents the start for %s', async (_name, files, message) => {
    const directory = typeof files === 'string' ? files : folderWith(files);
    const boot = repliesOf({ directory });
    await expect(boot).rejects.toThrow(TranslationsError);
    await expect(boot).rejects.toThrow(message);
  });
});
