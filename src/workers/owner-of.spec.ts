import { conversationKey } from '../protocol/index.js';
import { ownerOf } from './owner-of.js';

const conversations = Array.from({ length: 4000 }, (_, index) =>
  conversationKey({ projectId: '64a1', botId: 'b', requestId: `support-group-64a1-${index.toString(16)}` }),
);

describe('ownerOf', () => {
  it('is always the same for a conversation', () => {
    expect(conversations.map((one) => ownerOf(one, 4))).toEqual(conversations.map((one) => ownerOf(one, 4)));
  });

  it('gives each worker about as many conversations', () => {
    const shares = [0, 1, 2, 3].map(
      (worker) => conversations.filter((one) => ownerOf(one, 4) === worker).length,
    );

    expect(shares.reduce((sum, share) => sum + share)).toBe(4000);
    for (const share of shares) expect(Math.abs(share - 1000)).toBeLessThan(150);
  });
});
