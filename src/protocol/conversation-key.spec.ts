import fc from 'fast-check';
import { Secret } from '../common/index.js';
import { conversationKey, keyWithin, type ConversationKey } from './conversation-key.js';

const parts = fc.record({ projectId: fc.string(), botId: fc.string(), requestId: fc.string() });

describe('The key of a conversation', () => {
  it('differs as soon as one of its parts does', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const same = one.projectId === other.projectId && one.requestId === other.requestId;
        const sameBot = one.botId.replace(/^bot_/, '') === other.botId.replace(/^bot_/, '');
        expect(conversationKey(one) === conversationKey(other)).toBe(same && sameBot);
      }),
    );
  });

  it('is the same for a bot with and without bot_, and for a token that names the bot', () => {
    const rest = { projectId: 'p', requestId: 'r' };
    const token = `x.${Buffer.from('{"_id":"b"}').toString('base64url')}.x`;
    const keys = [{ botId: 'b' }, { botId: 'bot_b' }, { token }, { token: new Secret(`JWT ${token}`) }];
    expect(new Set(keys.map((bot) => conversationKey({ ...rest, ...bot })))).toEqual(
      new Set(['["p","b","r"]']),
    );
  });

  it('is not a plain string', () => {
    // @ts-expect-error -- what is kept by conversation takes no string
    const key: ConversationKey = 'support-group-1-2';
    expect(key).toBeDefined();
  });

  it('has keys within it that no other conversation has', () => {
    const one = conversationKey({ projectId: 'p', botId: 'b', requestId: 'r' });
    const other = conversationKey({ projectId: 'p', botId: 'b2', requestId: 'r' });
    expect(keyWithin(one, 'm', 'i')).not.toBe(keyWithin(other, 'm', 'i'));
    expect(keyWithin(one, 'm', 'i')).not.toBe(keyWithin(one, 'mi'));
  });
});
