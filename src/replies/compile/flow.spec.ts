import type { Action } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/index.js';
import { Reply } from '../reply.js';
import { compileDelivery } from './compile-delivery.js';
import { compileReply } from './compile-reply.js';
import type { ReplyContext } from './reply-context.types.js';

const NEXT: Action = { _tdActionType: 'intent', intentName: '#0b6f7d4e' };

function actionsOf(reply: Reply, context?: ReplyContext): Action[] {
  const compiled = compileReply(reply, context);
  return compiled.kind === 'response' ? (compiled.response.actions ?? []) : [];
}

function typesOf(reply: Reply, context?: ReplyContext): string[] {
  return actionsOf(reply, context).map((action) => action._tdActionType);
}

describe('flow steps as actions', () => {
  it.each<[string, Reply, Action]>([
    [
      'goTo',
      Reply.goTo('order.cancel', { id: "A'1", n: 2 }),
      { _tdActionType: 'connect_block', intentName: 'order.cancel{"id":"A\\u00271","n":2}' },
    ],
    [
      'setVariables',
      Reply.setVariables({ cart: { items: ['{{x}}'], total: 2.5 } }),
      {
        _tdActionType: 'setattribute-v2',
        destination: 'cart',
        operation: {
          operands: [
            {
              value: '{"items":["\\u007b\\u007bx\\u007d\\u007d"],"total":2.5}',
              isVariable: false,
              type: 'json',
            },
          ],
        },
      },
    ],
    ['deleteVariable', Reply.deleteVariable('cart'), { _tdActionType: 'delete', variableName: 'cart' }],
    [
      'capture',
      Reply.capture('email'),
      { _tdActionType: 'capture_user_reply', _tdActionId: 'capture:email', assignResultTo: 'email' },
    ],
    ['handOff', Reply.handOff(), { _tdActionType: 'agent' }],
    ['toDepartment', Reply.toDepartment('Sales'), { _tdActionType: 'department', depName: 'Sales' }],
    [
      'replaceBot by id',
      Reply.replaceBot('bot_64f0b1b2c3d4e5f607182931', { startBlock: 'start' }),
      { _tdActionType: 'replacebotv3', botId: '64f0b1b2c3d4e5f607182931', blockName: 'start' },
    ],
    [
      'replaceBot by slug',
      Reply.replaceBot({ slug: 'returns' }),
      { _tdActionType: 'replacebotv3', botSlug: 'returns', useSlug: true },
    ],
    [
      'replaceBot by name',
      Reply.replaceBot({ name: 'Returns' }),
      { _tdActionType: 'replacebotv2', botName: 'Returns' },
    ],
    ['close', Reply.close(), { _tdActionType: 'close' }],
    ['wait', Reply.wait(1500), { _tdActionType: 'wait', millis: 1500 }],
    [
      'note',
      Reply.note('VIP {{x}}'),
      { _tdActionType: 'message', isInfo: true, text: 'VIP {\u200B{x}}', attributes: { subtype: 'private' } },
    ],
    [
      'info',
      Reply.info('Moved to Sales'),
      { _tdActionType: 'message', isInfo: true, text: 'Moved to Sales', attributes: { subtype: 'info' } },
    ],
  ])('%s', (_name, reply, action) => {
    expect(actionsOf(reply)).toEqual([action]);
  });

  it('continues with the designed next block, and with nothing where there is none', () => {
    expect(actionsOf(Reply.text('Done').continueFlow(), { nextBlock: NEXT }).at(-1)).toEqual({
      ...NEXT,
      _tdActionType: 'connect_block',
    });
    expect(typesOf(Reply.text('Done').continueFlow())).toEqual(['reply']);
    expect(
      typesOf(Reply.text('x').continueFlow(), { nextBlock: { _tdActionType: 'intent', intentName: '' } }),
    ).toEqual(['reply']);
  });

  it.each([
    ['no next block', {}],
    ['an empty one', { nextBlock: { _tdActionType: 'intent', intentName: '' } }],
    ['a channel', { channel: 'whatsapp' }],
  ])(
    'gives the static reply for nothing but going on with %s, so that the user gets a word',
    (_name, given) => {
      expect(compileReply(Reply.continueFlow(), given)).toEqual({ kind: 'static' });
      expect(
        compileDelivery(Reply.continueFlow(), { ...given, staticReply: { answer: 'Designed' } }),
      ).toEqual([{ kind: 'message', message: { type: 'text', text: 'Designed' } }]);
      expect(typesOf(Reply.continueFlow(), { nextBlock: NEXT })).toEqual(['connect_block']);
    },
  );

  it('keeps the order, and puts last what hands the conversation on', () => {
    const reply = Reply.setVariables({ a: 1 })
      .handOff()
      .text('One')
      .pause(100)
      .text('Two')
      .note('Three')
      .wait(10)
      .text('Four');
    expect(typesOf(reply)).toEqual(['setattribute-v2', 'reply', 'message', 'wait', 'reply', 'agent']);
  });

  it('goes to a block behind a capture, by the action that calls its webhook in every version', () => {
    expect(actionsOf(Reply.capture('email', { then: 'subscribe' }))).toEqual([
      {
        _tdActionType: 'capture_user_reply',
        _tdActionId: 'capture:email:subscribe',
        assignResultTo: 'email',
      },
      { _tdActionType: 'connect_block', intentName: 'subscribe' },
    ]);
  });

  it('runs a jump behind a capture: the engine does so once the user has answered', () => {
    expect(typesOf(Reply.text('Your e-mail?').capture('email').continueFlow(), { nextBlock: NEXT })).toEqual([
      'reply',
      'capture_user_reply',
      'connect_block',
    ]);
  });

  it('gives a pause without messages to the flow, for an empty message would be shown', () => {
    expect(actionsOf(Reply.pause(700).handOff())).toEqual([
      { _tdActionType: 'wait', millis: 700 },
      { _tdActionType: 'agent' },
    ]);
  });

  it('writes input and language where clients look for them', () => {
    expect(actionsOf(Reply.text('x').disableInput().language('it'))).toMatchObject([
      { language: 'it', attributes: { disableInputMessage: true } },
    ]);
  });

  it.each([
    ['two jumps', () => Reply.goTo('a').goTo('b'), 'goTo and goTo'],
    ['a jump and the end', () => Reply.text('x').close().goTo('a'), 'close and goTo'],
    [
      'a hand-off and a new bot',
      () => Reply.handOff().append(Reply.replaceBot('abc')),
      'handOff and replaceBot',
    ],
    ['an intent with braces', () => Reply.goTo('a{"b":1}'), 'goTo'],
    ['parameters without a JSON form', () => Reply.goTo('a', { b: () => 1 }), 'goTo.params.b'],
    ['a variable that would break the engine', () => Reply.setVariables({ 'a(b': 1 }), 'variables'],
    ['no variables', () => Reply.setVariables({}), 'variables are empty'],
    ['an undefined variable', () => Reply.setVariables({ a: undefined }), 'variables.a'],
    ['a bot whose name would be filled', () => Reply.replaceBot({ name: '{{x}}' }), 'replaceBot.bot'],
    ['a negative pause', () => Reply.pause(-1), 'pause'],
    ['a pause of no number', () => Reply.pause(NaN), 'pause'],
    ['a wait over the limit', () => Reply.wait(30_001), 'wait'],
    ['a blank note', () => Reply.note(' '), 'note is blank'],
    ['a language that is none', () => Reply.text('x').language('english please'), 'language'],
  ])('refuses %s', (_name, build, message) => {
    expect(build).toThrow(InvalidReplyError);
    expect(build).toThrow(message);
  });

  it('refuses pauses that add up to more than the engine waits', () => {
    const reply = Reply.text('a').pause(20_000).text('b').pause(20_000).text('c');
    expect(() => compileReply(reply)).toThrow('pause adds up to 40000');
    expect(() => compileDelivery(reply)).toThrow('pause adds up to 40000');
  });
});

describe('flow steps through the messaging API', () => {
  it.each<[string, Reply, unknown]>([
    ['goTo', Reply.goTo('#abc', { id: 1 }), { kind: 'block', name: '#abc', params: { id: 1 } }],
    ['setVariables', Reply.setVariables({ a: [1] }), { kind: 'variables', variables: { a: [1] } }],
    ['deleteVariable', Reply.deleteVariable('a'), { kind: 'variables', variables: { a: null } }],
    ['handOff', Reply.handOff(), { kind: 'handOff' }],
    ['toDepartment', Reply.toDepartment('Sales'), { kind: 'department', name: 'Sales' }],
    [
      'replaceBot',
      Reply.replaceBot({ slug: 's' }, { startBlock: 'b' }),
      { kind: 'replaceBot', bot: { slug: 's' }, startBlock: 'b' },
    ],
    ['close', Reply.close(), { kind: 'close' }],
    ['note', Reply.note('n'), { kind: 'note', text: 'n' }],
    ['info', Reply.info('i'), { kind: 'info', text: 'i' }],
    ['wait', Reply.wait(5), { kind: 'wait', milliseconds: 5 }],
  ])('%s', (_name, reply, step) => {
    expect(compileDelivery(reply)).toEqual([step]);
  });

  it('continues with the designed next block', () => {
    expect(compileDelivery(Reply.continueFlow(), { nextBlock: NEXT })).toEqual([
      { kind: 'block', name: '#0b6f7d4e' },
    ]);
  });

  it('refuses what only the direct answer can do', () => {
    expect(() => compileDelivery(Reply.text('E-mail?').capture('email'))).toThrow(
      'capture works only in the direct answer',
    );
  });

  it('fills markup itself, for the messaging API fills nothing', () => {
    const reply = Reply.markup`Hi {{ user.name }}, ${'{{x}}'}{{nope}}`;
    expect(compileDelivery(reply, { variables: { user: { name: '{{evil}}' }, x: 1 } })).toEqual([
      { kind: 'message', message: { type: 'text', text: 'Hi {\u200B{evil}}, {\u200B{x}}' } },
    ]);
  });
});
