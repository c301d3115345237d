import type { Action } from '../../protocol/index.js';
import { Button } from '../button.js';
import { Reply } from '../reply.js';
import { compileDelivery } from './compile-delivery.js';
import { compileReply } from './compile-reply.js';

const DESIGNED: Action = {
  _tdActionType: 'reply',
  _tdActionId: 'r1',
  text: 'Hello ${userFullname}',
  attributes: { commands: [{ type: 'message', message: { type: 'text', text: 'Hello ${userFullname}' } }] },
};
const SET: Action = { _tdActionType: 'setattribute-v2', destination: 'seen' };
const NEXT: Action = { _tdActionType: 'intent', intentName: '#next' };

function actionsOf(reply: Reply, context: Parameters<typeof compileReply>[1]): Action[] {
  const compiled = compileReply(reply, context);
  return compiled.kind === 'response' ? (compiled.response.actions ?? []) : [];
}

describe('the static reply with something around it', () => {
  const context = { staticReply: { actions: [SET, DESIGNED, NEXT] } };

  it('comes whole behind what is put before it', () => {
    const actions = actionsOf(Reply.static().prepend('First'), context);
    expect(actions).toEqual([expect.objectContaining({ text: 'First' }), SET, DESIGNED, NEXT]);
    expect(actions[2]).toBe(DESIGNED);
  });

  it('comes before the appended messages, and they before the jump that ends the list', () => {
    expect(actionsOf(Reply.static().append(Reply.text('Last').buttons(Button.text('Yes'))), context)).toEqual(
      [SET, DESIGNED, expect.objectContaining({ text: 'Last' }), NEXT],
    );
  });

  it('keeps its next block once, also when the flow is continued in words', () => {
    const actions = actionsOf(Reply.static().append('Last').continueFlow(), { ...context, nextBlock: NEXT });
    expect(actions.filter(({ intentName }) => intentName === '#next')).toEqual([
      { ...NEXT, _tdActionType: 'connect_block' },
    ]);
  });

  it('takes what is appended into a reply that waits for its buttons, for that one stops the list', () => {
    const waiting: Action = { ...DESIGNED, _tdActionType: 'replyv2' };
    const actions = actionsOf(Reply.static().append('Last'), { staticReply: { actions: [waiting] } });
    expect(actions).toMatchObject([
      {
        _tdActionType: 'replyv2',
        attributes: { commands: [{ type: 'message' }, { message: { text: 'Last' } }] },
      },
    ]);
    expect(waiting).toEqual({ ...DESIGNED, _tdActionType: 'replyv2' });
  });

  it('gets the commands without which the engine would stop', () => {
    const bare: Action = { _tdActionType: 'reply', text: 'Hello' };
    expect(actionsOf(Reply.static().append('Last'), { staticReply: { actions: [bare] } })[0]).toEqual({
      ...bare,
      attributes: { commands: [] },
    });
  });

  it('is left out where there is none', () => {
    expect(actionsOf(Reply.static().prepend('First'), {})).toHaveLength(1);
  });

  it('reads the text of an old block as the engine does', () => {
    const answer =
      'Choose, ${userFullname}:\ntdImage,w200 h100:https://a.example/b.png\n* Yes\n* Site https://a.example\n' +
      '* Go tdIntent:order.status\n\nOr wait\n\\_tdintent next';
    expect(actionsOf(Reply.static().prepend('First'), { staticReply: { answer } }).slice(1)).toEqual([
      {
        _tdActionType: 'reply',
        text: expect.stringContaining('Choose') as string,
        attributes: {
          commands: [
            {
              type: 'message',
              message: {
                type: 'image',
                text: 'Choose, ${userFullname}:',
                metadata: { src: 'https://a.example/b.png', width: 200, height: 100 },
                attributes: {
                  attachment: {
                    type: 'template',
                    buttons: [
                      { type: 'text', value: 'Yes' },
                      { type: 'url', value: 'Site', link: 'https://a.example', target: 'blank' },
                      { type: 'action', value: 'Go', action: 'order.status', show_echo: true },
                    ],
                  },
                },
              },
            },
            { type: 'wait', time: 500 },
            { type: 'message', message: { type: 'text', text: 'Or wait' } },
          ],
        },
      },
      { _tdActionType: 'intent', intentName: 'next' },
    ]);
  });

  it('is in a reply once', () => {
    expect(() => Reply.static().static()).toThrow('static is in the reply twice');
  });

  it('goes through the messaging API with its messages, filled', () => {
    expect(
      compileDelivery(Reply.static().append('Last'), {
        ...context,
        variables: { userFullname: 'Robin {{x}}' },
      }),
    ).toMatchObject([
      {
        message: {
          attributes: {
            commands: [{ message: { text: 'Hello Robin {\u200B{x}}' } }, { message: { text: 'Last' } }],
          },
        },
      },
    ]);
  });
});
