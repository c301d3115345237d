import { readBotExport } from '../../../bot-export/index.js';
import type { HandlerDefinition } from '../../../intents/index.js';
import { botViewOf } from './bot-view.js';
import { defaultBot } from './default-bot.js';

type Names = readonly (string | RegExp)[];

function handler(label: string, names: Names, kind: 'intent' | 'fallback' = 'intent'): HandlerDefinition {
  return {
    label,
    module: 'TestModule',
    bindings: [{ kind, names, options: {} }],
  } as unknown as HandlerDefinition;
}

const asking = (name: string, id = name) => ({
  intent_display_name: name,
  intent_id: id,
  webhook_enabled: true,
});
const bot = (...intents: object[]) => readBotExport({ name: 'Bot', intents });

describe('the handlers beside the bot', () => {
  it('says which intent has no handler, and which handler looks like its own', () => {
    const { intents } = botViewOf(
      [handler('A.hello', ['hello'])],
      bot(asking('helo'), asking('opening hours')),
    );
    expect(intents.map(({ unhandled }) => unhandled)).toEqual([{ near: 'hello' }, {}]);
  });

  it('says which handler no intent leads to', () => {
    const { handlers } = botViewOf([handler('A.hello', ['hello'])], bot(asking('helo')));
    expect(handlers[0]?.unused).toEqual({ near: 'helo' });
  });

  it('says nothing of intents that are handled by id, by pattern or by a fallback, nor of designed ones', () => {
    const handlers = [
      handler('A.id', ['#the-id']),
      handler('A.pattern', [/^order\./g]),
      handler('A.any', [], 'fallback'),
    ];
    const designed = { intent_display_name: 'start', intent_id: 's' };
    const view = botViewOf(
      handlers,
      bot(asking('renamed', 'the-id'), asking('order.status'), asking('weather'), designed),
    );
    expect(view.intents.filter(({ unhandled }) => unhandled !== undefined)).toEqual([]);
    expect(view.handlers.filter(({ unused }) => unused !== undefined)).toEqual([]);
  });
});

describe('the bot made of the intents', () => {
  it('asks the webhook for each, by its name, and welcomes', () => {
    const { intents } = defaultBot([
      handler('A.hello', ['hello', '#an-id', /p/]),
      handler('A.any', [], 'fallback'),
    ]);
    expect(intents.map(({ name, webhookEnabled }) => [name, webhookEnabled])).toEqual([
      ['start', false],
      ['an-id', true],
      ['hello', true],
      ['defaultFallback', true],
    ]);
    expect(intents.find(({ name }) => name === 'an-id')?.intentId).toBe('an-id');
    expect(intents.find(({ name }) => name === 'hello')?.questions).toEqual(['hello']);
  });

  it('says what to do where there is none', () => {
    const [start, fallback] = defaultBot([]).intents;
    expect(JSON.stringify(start?.document)).toContain('@Intent');
    expect(fallback?.webhookEnabled).toBe(false);
  });
});
