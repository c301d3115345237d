import { botThatHears, isVisibleToUser } from './who-sees.js';

describe('isVisibleToUser', () => {
  it.each([
    [undefined, true],
    ['private', false],
    ['info', false],
    ['info/support', false],
    ['info/support/hidden', false],
    ['information', true],
  ])('of the subtype %s: %s', (subtype, visible) => {
    expect(isVisibleToUser({ attributes: { subtype } })).toBe(visible);
    expect(isVisibleToUser({ attributes: undefined })).toBe(true);
  });
});

describe('botThatHears', () => {
  const conversation = { participants: ['bot_first', 'agent', 'bot_root'] };
  const heard = (sender: string, text = 'Hello', subtype?: string): string | undefined =>
    botThatHears(conversation, { sender, text, attributes: { subtype } });

  it.each([
    ['a user', 'user', 'root'],
    ['an agent', 'agent', 'root'],
    ['the bot itself', 'root', undefined],
    ['the bot itself, with its prefix', 'bot_root', undefined],
    ['a fork of the bot, which makes a loop', 'bot_fork', 'root'],
    ['the bot before it', 'first', 'root'],
    ['the system', 'system', undefined],
  ])('passes on what is said by %s', (_, sender, expected) => {
    expect(heard(sender)).toBe(expected);
  });

  it('passes on the start, hidden triggers, and no private notes', () => {
    expect(heard('system', '\\start')).toBe('root');
    expect(heard('user', '/welcome', 'info')).toBe('root');
    expect(heard('agent', 'He is angry', 'private')).toBeUndefined();
    expect(botThatHears({ participants: ['agent'] }, { sender: 'user' })).toBeUndefined();
  });
});
