import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { InvalidBotExportError, loadBotExport, parseBotExport, readBotExport } from './index.js';

const SHOP = {
  _id: '64f0b1b2c3d4e5f607182930',
  name: 'Order helper',
  language: 'it',
  type: 'tilebot',
  webhook_enabled: true,
  webhook_url: 'https://hooks.example.com/webhook/canary-url',
  secret: 'canary-secret',
  colour: 'of a later release',
  attributes: { globals: [{ key: 'shop_name', value: 'canary-global' }, { value: 'nameless' }] },
  intents: [
    {
      intent_display_name: 'order.status',
      intent_id: '5f0e3c2a-8a6d-4d7b-9b57-8f2f8a1e2d11',
      question: 'where is my order\n\nwhere is my parcel?',
      webhook_enabled: true,
      attributes: { nextBlockAction: { _tdActionType: 'intent', intentName: '#end' } },
      actions: [
        {
          _tdActionType: 'reply',
          _tdActionId: 'a1',
          attributes: {
            commands: [
              {
                type: 'message',
                message: {
                  text: 'Hello ${userFullname}, {{ shop_name | upcase }} {% if vip %}!{% endif %}',
                  attributes: {
                    attachment: {
                      buttons: [
                        { type: 'action', value: 'Cancel', action: 'order.cancel{"orderId":"1"}' },
                        { type: 'url', value: 'Shop', link: 'https://shop.example.com' },
                      ],
                    },
                  },
                },
              },
            ],
          },
        },
        {
          _tdActionType: 'setattribute-v2',
          destination: 'state',
          operation: { operands: [{ value: 'previous', isVariable: true }] },
        },
        {
          _tdActionType: 'jsoncondition',
          trueIntent: '#yes',
          falseIntent: 'no',
          groups: [
            {
              type: 'expression',
              conditions: [
                {
                  type: 'condition',
                  operand1: 'order.items[0]',
                  operator: 'equalAsStrings',
                  operand2: { type: 'var', name: 'wanted' },
                },
              ],
            },
          ],
        },
        { _tdActionType: 'webrequestv2', headersString: { key: 'canary-header' }, assignResultTo: 'found' },
      ],
    },
    {
      intent_display_name: 'return',
      question: '\\return',
      answer: 'Thank you {{reason}}',
      form: {
        fields: [{ name: 'orderId', label: 'Which order?', regex: '/^\\d+$/' }, { label: 'nameless' }],
        cancelCommands: ['cancel', 5],
      },
    },
    {},
  ],
};

describe('readBotExport', () => {
  const shop = readBotExport(SHOP);

  it('reads the bot', () => {
    expect(shop.bot).toMatchObject({
      id: '64f0b1b2c3d4e5f607182930',
      name: 'Order helper',
      language: 'it',
      webhookEnabled: true,
    });
    expect(shop.bot.webhookUrl?.reveal()).toBe('https://hooks.example.com/webhook/canary-url');
    expect(shop.bot.globals.get('shop_name')?.reveal()).toBe('canary-global');
    expect(shop.bot.globals.size).toBe(1);
  });

  it('reads an intent: phrases, actions, and where they lead', () => {
    const intent = shop.find('order.status');
    expect(intent).toMatchObject({
      intentId: '5f0e3c2a-8a6d-4d7b-9b57-8f2f8a1e2d11',
      questions: ['where is my order', 'where is my parcel?'],
      webhookEnabled: true,
      nextBlock: '#end',
    });
    expect(intent?.actions.map(({ type }) => type)).toEqual([
      'reply',
      'setattribute-v2',
      'jsoncondition',
      'webrequestv2',
    ]);
    expect(intent?.leadsTo).toEqual(['#end', 'order.cancel', '#yes', 'no']);
    expect(intent?.writes).toEqual(['state', 'found']);
    expect(intent?.reads).toEqual(['userFullname', 'shop_name', 'vip', 'previous', 'order', 'wanted']);
  });

  it('reads a form, whose fields are variables that the intent sets', () => {
    const intent = shop.find('return');
    expect(intent?.form).toEqual({
      fields: [{ name: 'orderId', type: 'text', label: 'Which order?', regex: '/^\\d+$/' }],
      cancelCommands: ['cancel'],
    });
    expect(intent?.questions).toEqual([]);
    expect(intent?.writes).toEqual(['orderId']);
    expect(intent?.reads).toEqual(['reason']);
  });

  it('finds an intent by name and by id, with parameters too', () => {
    const [status] = shop.intents;
    expect(shop.find('#5f0e3c2a-8a6d-4d7b-9b57-8f2f8a1e2d11')).toBe(status);
    expect(shop.find('order.status{"orderId":"1"}')).toBe(status);
    expect(shop.find('nobody')).toBeUndefined();
  });

  it('gives an intent without name or id both, the same ones every time', () => {
    expect(shop.intents[2]?.name).toBe('unnamed-3');
    expect(shop.intents[2]?.intentId).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(readBotExport(SHOP).intents[2]?.intentId).toBe(shop.intents[2]?.intentId);
  });

  it('keeps what it does not know', () => {
    expect(shop.document.colour).toBe('of a later release');
    expect(shop.intents[0]?.actions[3]?.document.headersString).toEqual({ key: 'canary-header' });
  });

  it('takes the first of two intents with one name', () => {
    const twice = readBotExport({
      intents: [
        { intent_display_name: 'a', answer: 'first' },
        { intent_display_name: 'a', answer: 'second' },
      ],
    });
    expect(twice.find('a')?.answer).toBe('first');
  });

  it('prints nothing that is secret', () => {
    const printed = `${JSON.stringify(shop)}${inspect(shop, { depth: 12, showHidden: true })}`;
    expect(printed).toContain('order.status');
    expect(printed).not.toContain('canary');
  });

  it.each([
    ['{"intents": [canary', 'it is not JSON'],
    ['[]', 'it is not an object'],
    ['{"name":"canary"}', 'it has no list "intents"'],
    ['{"intents":[{},"canary"]}', 'intents[1] is not an object'],
  ])('says what is wrong with %s, and repeats nothing of it', (text, problem) => {
    expect(() => parseBotExport(text)).toThrow(`This is not an export of a bot: ${problem}.`);
    expect(() => parseBotExport(text)).not.toThrow('canary');
  });

  it('reads a file, with a byte order mark too, and says why it cannot', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bot-export-'));
    const file = join(folder, 'bot.json');
    await writeFile(file, `\uFEFF${JSON.stringify(SHOP)}`);
    expect((await loadBotExport(file)).intents).toHaveLength(3);
    const missing = loadBotExport(join(folder, 'none.json'));
    await expect(missing).rejects.toThrow(InvalidBotExportError);
    await expect(missing).rejects.toThrow('(ENOENT)');
  });

  it.each([
    ["order.items[index].state == 'paid' && !isEmpty(customer?.name)", ['order', 'index', 'customer']],
    ['contains("total", wanted) || total >= 10 || vip == true', ['wanted', 'total', 'vip']],
    ["total == 'no end", []],
  ])('reads the variables of a when expression: %s', (when, names) => {
    const document = {
      intents: [{ intent_display_name: 'a', actions: [{ _tdActionType: 'jsoncondition2', when }] }],
    };
    expect(readBotExport({ ...SHOP, ...document }).find('a')?.reads).toEqual(names);
  });

  it('reads the variables and the branches of an action on a data table', () => {
    const action = {
      _tdActionType: 'data_table',
      tableId: '${table}',
      operation: 'update',
      conditions: [{ column: 'email', operator: 'equals', value: '{{ user.email }}' }],
      data: { city: '${city}' },
      assignResultTo: 'rows',
      assignErrorTo: 'flowError',
      trueIntent: '#SUCCESS',
      falseIntent: '#FAILURE',
    };
    const found = readBotExport({ intents: [{ intent_display_name: 'a', actions: [action] }] }).find('a');
    expect(found?.reads).toEqual(['table', 'user', 'city']);
    expect(found?.writes).toEqual(['rows', 'flowError']);
    expect(found?.leadsTo).toEqual(['#SUCCESS', '#FAILURE']);
  });
});
