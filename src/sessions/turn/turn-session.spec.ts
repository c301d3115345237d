import { SessionConflictError, SessionOverError, SessionUnavailableError } from '../errors/index.js';
import { SessionKey } from '../session-key.js';
import type { LoadedSession, SessionBackend } from './session-backend.interface.js';
import { TurnSession } from './turn-session.js';

interface Cart {
  items: string[];
}
const CART = new SessionKey<Cart>('cart', () => ({ items: [] }));
const NAME = new SessionKey<string>('name');
const COUNT = new SessionKey<number>('count', () => 0);

/** One conversation's place in a store. */
class Place implements SessionBackend {
  loads = 0;
  saves = 0;
  loaded?: LoadedSession;
  kept: LoadedSession[] = [];
  failure?: Error;

  async load(): Promise<LoadedSession | undefined> {
    this.loads += 1;
    if (this.failure !== undefined) throw this.failure;
    return this.loaded;
  }

  async save(stored: LoadedSession['stored'], before: LoadedSession | undefined): Promise<void> {
    if (before?.version !== this.loaded?.version) throw new SessionConflictError();
    this.saves += 1;
    this.loaded = { stored, version: `v${this.saves}` };
  }

  async keepAlive(loaded: LoadedSession): Promise<void> {
    this.kept.push(loaded);
  }

  date(): number {
    return 0;
  }
}

describe('The session of a turn', () => {
  let place: Place;
  const turn = (id?: string): TurnSession => new TurnSession(place, id);
  const read = <T>(key: SessionKey<T>): Promise<T> => turn().get(key);
  const put = async <T>(key: SessionKey<T>, value: Exclude<T, undefined>): Promise<void> => {
    const session = turn();
    session.set(key, value);
    await session.commit();
  };

  beforeEach(() => (place = new Place()));

  it('asks the store for nothing until it is asked itself, and then once', async () => {
    const session = turn();
    await session.commit();
    expect(place.loads).toBe(0);
    const other = turn();
    await Promise.all([other.get(CART), other.get(NAME), other.update(COUNT, (count) => count + 1)]);
    await other.commit();
    expect([place.loads, place.saves]).toEqual([1, 1]);
  });

  it('has what is not there made, or leaves it undefined', async () => {
    expect(await read(CART)).toEqual({ items: [] });
    expect(await read(NAME)).toBeUndefined();
    expect(await read(new SessionKey<string>('constructor'))).toBeUndefined();
  });

  it('is kept by a commit, for the next turn', async () => {
    const session = turn();
    session.set(NAME, 'Robin');
    await session.update(CART, (cart) => void cart.items.push('tea'));
    await session.update(CART, ({ items }) => ({ items: [...items, 'milk'] }));
    expect(await read(NAME)).toBeUndefined();
    await session.commit();
    expect([await read(NAME), await read(CART)]).toEqual(['Robin', { items: ['tea', 'milk'] }]);
  });

  it('deletes single values and all values', async () => {
    await put(NAME, 'Robin');
    await put(COUNT, 3);
    const one = turn();
    one.delete(NAME);
    expect(await one.get(NAME)).toBeUndefined();
    await one.commit();
    expect([await read(NAME), await read(COUNT)]).toEqual([undefined, 3]);
    const all = turn();
    all.clear();
    all.set(NAME, 'Kim');
    expect([await all.get(NAME), await all.get(COUNT)]).toEqual(['Kim', 0]);
    await all.commit();
    expect([await read(NAME), await read(COUNT)]).toEqual(['Kim', 0]);
  });

  it('shares nothing with the handler', async () => {
    const given = { items: ['tea'] };
    const session = turn();
    session.set(CART, given);
    given.items.push('milk');
    (await session.get(CART)).items.push('salt');
    await session.commit();
    expect(await read(CART)).toEqual({ items: ['tea'] });
  });

  it('is written only if it was changed', async () => {
    await put(NAME, 'Robin');
    const session = turn();
    session.set(NAME, 'Robin');
    await session.commit();
    const reader = turn();
    await reader.get(NAME);
    await reader.commit();
    expect(place.saves).toBe(1);
    expect(place.kept).toHaveLength(2);
  });

  it('counts concurrent updates, and updates that are not awaited', async () => {
    const session = turn();
    for (let n = 0; n < 5; n += 1) void session.update(COUNT, (count) => count + 1);
    await session.commit();
    expect(await read(COUNT)).toBe(5);
  });

  it('keeps nothing when the check says no, or the store', async () => {
    const session = turn();
    session.set(NAME, 'Robin');
    const refuse = (): void => {
      throw new RangeError('no');
    };
    await expect(session.commit(refuse)).rejects.toThrow(RangeError);
    session.end();
    expect([place.saves, await session.get(NAME)]).toEqual([0, undefined]);
  });

  it('does not overwrite values that another turn wrote in the meantime', async () => {
    const [one, other] = [turn(), turn()];
    await Promise.all([one, other].map((session) => session.update(COUNT, (count) => count + 1)));
    await one.commit();
    await expect(other.commit()).rejects.toThrow(SessionConflictError);
    expect(await read(COUNT)).toBe(1);
  });

  it('takes no change after the turn, and can still be read', async () => {
    await put(NAME, 'Robin');
    const session = turn();
    session.set(NAME, 'Kim');
    session.end();
    expect(() => session.set(NAME, 'Kim')).toThrow(SessionOverError);
    expect(() => session.delete(NAME)).toThrow(SessionOverError);
    expect(() => session.clear()).toThrow(SessionOverError);
    await expect(session.update(COUNT, (count) => count + 1)).rejects.toThrow(SessionOverError);
    expect(await session.get(NAME)).toBe('Robin');
  });

  it('lets a handler do without a store that has failed', async () => {
    place.failure = new SessionUnavailableError();
    const session = turn();
    await expect(session.get(NAME)).rejects.toThrow(SessionUnavailableError);
    await session.commit();
    session.end();
    place.failure = undefined;
    expect(await session.get(COUNT)).toBe(0);
  });

  describe('that is durable and runs again', () => {
    const attempt = async (id: string): Promise<number> => {
      const session = turn(id);
      const count = await session.update(COUNT, (before) => before + 1);
      await session.commit();
      return count;
    };

    it('finds what its first attempt found, and counts once', async () => {
      expect(await attempt('a')).toBe(1);
      expect(await attempt('b')).toBe(2);
      expect(await attempt('b')).toBe(2);
      expect(await read(COUNT)).toBe(2);
    });

    it('counts once also when others have counted since', async () => {
      await attempt('a');
      await attempt('b');
      await put(NAME, 'Robin');
      await attempt('a');
      expect([await read(COUNT), await read(NAME)]).toEqual([2, 'Robin']);
    });
  });
});
