import { timeOrderedId } from './time-ordered-id.js';

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('timeOrderedId', () => {
  it('is a UUID of version 7', () => {
    expect(timeOrderedId()).toMatch(UUID_7);
  });

  it('sorts in the order of making, also far more than a millisecond can tell apart', () => {
    const ids = Array.from({ length: 20_000 }, () => timeOrderedId());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('does not go back with the clock', () => {
    const ids = [timeOrderedId(), timeOrderedId(Date.now() - 60_000), timeOrderedId()];
    expect([...ids].sort()).toEqual(ids);
  });
});
