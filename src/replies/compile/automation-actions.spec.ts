import type { Action } from '../../protocol/index.js';
import { Reply } from '../reply.js';
import { compileReply } from './compile-reply.js';
import type { ReplyContext } from './reply-context.types.js';

const DESIGNED_RESPONSE: Action = {
  _tdActionType: 'web_response',
  status: '201',
  bodyType: 'json',
  payload: '{"order":"{{order}}"}',
};

function actionsOf(reply: Reply, context: ReplyContext = {}): readonly Action[] {
  const compiled = compileReply(reply, { ...context, automation: true });
  return compiled.kind === 'response' ? (compiled.response.actions ?? []) : [];
}

describe('a reply in an automation', () => {
  it('leaves the answer to the web response of the block, and sends no messages', () => {
    const staticReply = { actions: [{ _tdActionType: 'reply', text: 'x' }, DESIGNED_RESPONSE] };
    const actions = actionsOf(Reply.text('Done').setVariables({ order: 'A1' }), { staticReply });
    expect(actions.map(({ _tdActionType }) => _tdActionType)).toEqual(['setattribute-v2', 'web_response']);
    expect(actions.at(-1)).toEqual(DESIGNED_RESPONSE);
  });

  it('goes on to the next block, whose web response follows', () => {
    const nextBlock = { _tdActionType: 'intent', intentName: '#next' };
    expect(actionsOf(Reply.text('Done'), { nextBlock })).toEqual([
      { _tdActionType: 'connect_block', intentName: '#next' },
    ]);
  });

  it.each([
    ['its text', Reply.text('It is {{x}} "done"'), 'It is {\u200B{x}} "done"'],
    ['nothing', Reply.silence(), ''],
  ])('is the response itself where the flow has none: %s', (_name, reply, text) => {
    const [action, ...others] = actionsOf(reply);
    expect(others).toEqual([]);
    expect(action).toMatchObject({ _tdActionType: 'web_response', status: '200', bodyType: 'json' });
    expect(JSON.parse(String(action?.payload))).toEqual({ text });
    expect(action?.payload).not.toContain('{{');
  });

  it('keeps what the reply itself says to the caller', () => {
    const own = { ...DESIGNED_RESPONSE, status: '404' };
    expect(actionsOf(Reply.ofActions([own]), { staticReply: { actions: [DESIGNED_RESPONSE] } })).toEqual([
      own,
    ]);
  });

  it('is the static reply where the handler says so', () => {
    expect(compileReply(Reply.static(), { automation: true })).toEqual({ kind: 'static' });
  });
});
