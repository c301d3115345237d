import { compileReply } from './compile/index.js';
import { InvalidReplyError, ReplyError } from './errors/index.js';
import { Reply } from './reply.js';
import { toReply } from './to-reply.js';

describe('toReply', () => {
  it('takes nothing for the static reply', () => {
    expect(compileReply(toReply(undefined))).toEqual({ kind: 'static' });
    expect(compileReply(toReply(null))).toEqual({ kind: 'static' });
  });

  it('takes an empty list for silence', () => {
    expect(compileReply(toReply([]))).toEqual({ kind: 'silence' });
  });

  it('takes a string for literal text', () => {
    expect(toReply('{{x}}')).toEqual(Reply.text('{{x}}'));
  });

  it('takes a list of both in its order', () => {
    expect(toReply(['one', Reply.text('two').text('three')])).toEqual(
      Reply.text('one').text('two').text('three'),
    );
  });

  it('refuses more steps than a chat can show', () => {
    const messages = (length: number) => Array.from({ length }, () => 'x');
    expect(toReply(messages(400)).parts).toHaveLength(400);
    expect(() => toReply(messages(401))).toThrow(InvalidReplyError);
    expect(() => toReply(messages(401))).toThrow('reply has more than 400 steps');
    const commands = messages(401).map((text) => ({ type: 'message', message: { text } }));
    expect(() => toReply({ text: 'x', attributes: { commands } })).toThrow('more than 400 steps');
  });

  it.each([
    ['a number', 5, 'is a number'],
    ['true', true, 'is a boolean'],
    ['a function', () => 'x', 'is a function'],
    ['a bigint', 1n, 'is a bigint'],
    ['a symbol', Symbol('x'), 'is a symbol'],
    ['an object', {}, 'is an object'],
    ['a list with a number', ['x', 5], 'list[1] is a number'],
    ['an empty string', '', 'text is blank'],
  ])('refuses %s and says what to return', (_name, value, message) => {
    expect(() => toReply(value)).toThrow(InvalidReplyError);
    expect(() => toReply(value)).toThrow(message);
  });
});

describe('ReplyError', () => {
  it('carries the reply that the user sees', () => {
    expect(new ReplyError('Sorry, {{x}}').toReply()).toEqual(Reply.text('Sorry, {{x}}'));
    const reply = Reply.text('Sorry').text('Try again');
    expect(new ReplyError(reply).toReply()).toBe(reply);
  });

  it('keeps its text, which may hold what a user said, out of its message', () => {
    expect(new ReplyError('No order canary').message).not.toContain('canary');
  });
});
