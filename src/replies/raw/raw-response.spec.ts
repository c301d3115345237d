import { compileReply } from '../compile/index.js';
import { InvalidReplyError } from '../errors/index.js';
import { toReply } from '../to-reply.js';

const Z = '\u200B';

function responseOf(value: unknown) {
  const compiled = compileReply(toReply(value));
  return compiled.kind === 'response' ? compiled.response : undefined;
}

function message(text: string) {
  return { type: 'message', message: { text } };
}

function wait(time: number) {
  return { type: 'wait', time };
}

describe('a raw response object', () => {
  it('of text is a literal message with its type, metadata and buttons', () => {
    expect(
      responseOf({
        text: 'The pickup point of {{x}}',
        type: 'image',
        metadata: { src: 'https://a.example/${x}.png', width: 400 },
        attributes: {
          microlanguage: true,
          custom: 1,
          attachment: {
            type: 'template',
            buttons: [
              { type: 'text', value: 'Yes' },
              { type: 'url', value: 'Site', link: 'https://a.example', target: 'self' },
              { type: 'action', value: 'Go', action: 'order{"name":"O\'Neill"}', show_echo: false },
            ],
          },
        },
        language: 'en',
      })?.actions,
    ).toEqual([
      {
        _tdActionType: 'reply',
        text: `The pickup point of {${Z}{x}}`,
        language: 'en',
        attributes: {
          commands: [
            {
              type: 'message',
              message: {
                type: 'image',
                text: `The pickup point of {${Z}{x}}`,
                metadata: { src: 'https://a.example/$%7Bx%7D.png', width: 400, type: 'image/png' },
                attributes: {
                  custom: 1,
                  attachment: {
                    type: 'template',
                    buttons: [
                      { type: 'text', value: 'Yes', show_echo: true },
                      { type: 'url', value: 'Site', link: 'https://a.example', target: 'self' },
                      {
                        type: 'action',
                        value: 'Go',
                        action: 'order{"name":"O\\u0027Neill"}',
                        show_echo: false,
                      },
                    ],
                  },
                },
              },
            },
          ],
        },
      },
    ]);
  });

  it('of a reply action without commands gets them', () => {
    expect(responseOf({ actions: [{ _tdActionType: 'reply', text: 'Hi ${x}' }] })?.actions).toEqual([
      {
        _tdActionType: 'reply',
        text: `Hi $${Z}{x}`,
        attributes: { commands: [{ type: 'message', message: { type: 'text', text: `Hi $${Z}{x}` } }] },
      },
    ]);
  });

  it('of other actions passes as it is', () => {
    const actions = [
      { _tdActionType: 'add_tags', target: 'request', tags: 'a,b' },
      { _tdActionType: 'agent' },
    ];
    expect(responseOf({ actions })?.actions).toEqual(actions);
  });

  it('of commands keeps them and their pauses, and completes a missing text', () => {
    const commands = [
      { type: 'message', message: { type: 'image', metadata: { src: 'https://a.example/b.png' } } },
      { type: 'wait', time: 300 },
      { type: 'message', message: { text: 'Two' } },
    ];
    expect(responseOf({ text: 'x', attributes: { commands } })?.actions).toMatchObject([
      {
        attributes: {
          commands: [{ message: { text: '' } }, { type: 'wait', time: 300 }, { message: { text: 'Two' } }],
        },
      },
    ]);
  });

  it.each([
    ['a text', { text: 'Hi' }, [0]],
    ['one command', { attributes: { commands: [message('Hi')] } }, [0]],
    [
      'a pause behind the first',
      { attributes: { commands: [message('Hi'), wait(5), message('Ho')] } },
      [0, 5],
    ],
    ['two pauses', { attributes: { commands: [wait(2), wait(3), message('Hi')] } }, [5]],
  ])('of a replyv2 action with %s gets a wait before each message', (_name, fields, times) => {
    const [action] = responseOf({ actions: [{ _tdActionType: 'replyv2', ...fields }] })?.actions ?? [];
    const { commands } = action?.attributes as { commands: { type: string; time?: number }[] };
    expect(commands.map(({ type }) => type)).toEqual(times.flatMap(() => ['wait', 'message']));
    expect(commands.flatMap(({ time }) => time ?? [])).toEqual(times);
  });

  it('of a replyv2 action keeps the pause at its end', () => {
    const attributes = { commands: [wait(0), message('Hi'), wait(4)] };
    expect(responseOf({ actions: [{ _tdActionType: 'replyv2', attributes }] })?.actions).toMatchObject([
      { attributes: { commands: [wait(0), message('Hi'), wait(4)] } },
    ]);
  });

  it('of a message that is not an info message becomes a reply, which the engine shows outside of drafts too', () => {
    expect(responseOf({ actions: [{ _tdActionType: 'message', text: 'Hi' }] })?.actions).toEqual(
      responseOf({ actions: [{ _tdActionType: 'reply', text: 'Hi' }] })?.actions,
    );
    const info = { _tdActionType: 'message', type: 'text', text: 'Hi', isInfo: true };
    expect(responseOf({ actions: [info] })?.actions).toEqual([info]);
    expect(responseOf({ actions: [{ _tdActionType: 'hmessage', text: 'Hi' }] })?.actions).toMatchObject([
      { isInfo: true },
    ]);
  });

  it('tolerates the empty strings that the platform writes for missing objects', () => {
    expect(responseOf({ text: 'Hi', metadata: '', attributes: null })?.text).toBe('Hi');
  });

  it.each([
    ['an empty object', {}, 'the returned value is an object'],
    ['an empty list of actions', { actions: [] }, 'the returned value is an object'],
    ['a text that is a number', { text: 5 }, 'response.text'],
    ['an empty text', { text: '' }, 'response.text is blank'],
    ['attributes that are text', { text: 'x', attributes: 'y' }, 'response.attributes'],
    ['an action without a type', { actions: [{ text: 'x' }] }, 'actions[0]._tdActionType'],
    ['an action that is none', { actions: ['reply'] }, 'actions[0] must be an object'],
    [
      'a random reply',
      { actions: [{ _tdActionType: 'randomreply', text: 'x' }] },
      'actions[0]._tdActionType',
    ],
    [
      'commands that only wait',
      { text: 'x', attributes: { commands: [wait(1)] } },
      'commands hold no message',
    ],
    [
      'an action whose commands only wait',
      { actions: [{ _tdActionType: 'reply', text: 'x', attributes: { commands: [wait(1)] } }] },
      'actions[0].attributes.commands hold no message',
    ],
    ['commands that are no list', { text: 'x', attributes: { commands: {} } }, 'commands must be a list'],
    [
      'a command of another type',
      { text: 'x', attributes: { commands: [{ type: 'jump' }] } },
      'commands[0].type',
    ],
    [
      'buttons as JSON in a string',
      { text: 'x', attributes: { attachment: { json_buttons: '[]' } } },
      'attachment',
    ],
    [
      'a button with a script',
      {
        text: 'x',
        attributes: { attachment: { buttons: [{ type: 'url', value: 'x', link: 'javascript:1' }] } },
      },
      'button.link',
    ],
    ['an image without a source', { text: 'x', metadata: {} }, 'metadata.src'],
  ])('is refused with %s', (_name, value, message) => {
    expect(() => toReply(value)).toThrow(InvalidReplyError);
    expect(() => toReply(value)).toThrow(message);
  });
});
