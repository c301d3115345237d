import { Logger } from '@nestjs/common';
import * as v from 'valibot';
import { z } from 'zod';
import { InvalidSessionKeyError, InvalidSessionValueError } from '../errors/index.js';
import { SessionKey } from '../session-key.js';
import type { LoadedSession } from './session-backend.interface.js';
import { TurnSession } from './turn-session.js';

const zodCart = z.object({ items: z.array(z.object({ price: z.number().min(0) })) });
const valibotCart = v.object({
  items: v.array(v.object({ price: v.pipe(v.number(), v.minValue(0)) })),
});
type Cart = z.infer<typeof zodCart>;

const CARTS: [string, () => SessionKey<Cart>, () => SessionKey<Cart | undefined>][] = [
  [
    'zod',
    () => new SessionKey('cart', { schema: zodCart, initial: () => ({ items: [] }) }),
    () => new SessionKey('cart', { schema: zodCart }),
  ],
  [
    'valibot',
    () => new SessionKey('cart', { schema: valibotCart, initial: () => ({ items: [] }) }),
    () => new SessionKey('cart', { schema: valibotCart }),
  ],
];
const UNCHECKED = new SessionKey<unknown>('cart');
const SECRET_WORDS = 'words of the user';

describe.each(CARTS)('A session key with a schema of %s', (_library, withInitial, withoutInitial) => {
  let loaded: LoadedSession | undefined;
  let warnings: unknown[];
  const turn = (): TurnSession =>
    new TurnSession({
      load: async () => loaded,
      save: async (stored) => void (loaded = { stored, version: 'v' }),
      keepAlive: async () => undefined,
      date: () => 0,
    });
  const store = async (value: unknown): Promise<void> => {
    const session = turn();
    session.set(UNCHECKED, value);
    await session.commit();
  };
  const thrownBy = async (work: () => unknown): Promise<unknown> => {
    try {
      await work();
    } catch (error) {
      return error;
    }
    throw new Error('nothing was thrown');
  };

  beforeEach(() => {
    loaded = undefined;
    warnings = [];
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => void warnings.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  it('saves and reads values that pass', async () => {
    const session = turn();
    await session.update(withInitial(), ({ items }) => ({ items: [...items, { price: 3 }] }));
    await session.commit();
    expect(await turn().get(withInitial())).toEqual({ items: [{ price: 3 }] });
    expect(warnings).toEqual([]);
  });

  it('saves what the schema returns: properties that it does not know are left out', async () => {
    const session = turn();
    session.set(withInitial(), { items: [], note: SECRET_WORDS } as Cart);
    expect(await session.get(UNCHECKED)).toEqual({ items: [] });
  });

  it.each(['set', 'update'] as const)(
    'refuses a value that fails in %s, and changes nothing',
    async (how) => {
      await store({ items: [{ price: 1 }] });
      const key = withInitial();
      const wrong = { items: [{ price: 1 }, { price: SECRET_WORDS }] } as unknown as Cart;
      const session = turn();
      const error = await thrownBy(() =>
        how === 'set' ? session.set(key, wrong) : session.update(key, () => wrong),
      );
      expect(error).toBeInstanceOf(InvalidSessionValueError);
      expect(error).toMatchObject({ code: 'INVALID_SESSION_VALUE', path: 'items[1].price' });
      expect((error as Error).message).toBe(
        "The value for 'cart' holds data that its schema does not accept.",
      );
      expect(await session.get(key)).toEqual({ items: [{ price: 1 }] });
    },
  );

  it('takes a stored value that fails for missing, and warns once with the name of the key alone', async () => {
    await store({ items: SECRET_WORDS });
    const [key, bare] = [withInitial(), withoutInitial()];
    expect([await turn().get(key), await turn().get(key)]).toEqual([{ items: [] }, { items: [] }]);
    expect(warnings).toEqual(["A stored value of 'cart' fails the schema of its key: it counts as missing."]);
    expect(await turn().get(bare)).toBeUndefined();
  });

  it('replaces a stored value that fails', async () => {
    await store({ items: SECRET_WORDS });
    const session = turn();
    await session.update(withInitial(), ({ items }) => ({ items: [...items, { price: 2 }] }));
    await session.commit();
    expect(await turn().get(withInitial())).toEqual({ items: [{ price: 2 }] });
  });
});

describe('A session key', () => {
  const session = (): TurnSession =>
    new TurnSession({
      load: async () => undefined,
      save: async () => undefined,
      keepAlive: async () => undefined,
      date: () => 0,
    });

  it.each([
    ['zod', new SessionKey('code', { schema: z.string().refine(async (code) => code !== '') })],
    [
      'valibot',
      new SessionKey('code', {
        schema: v.pipeAsync(
          v.string(),
          v.checkAsync(async (code) => code !== ''),
        ),
      }),
    ],
  ])('refuses an asynchronous schema of %s', (_library, key) => {
    expect(() => session().set(key, 'x')).toThrow(InvalidSessionKeyError);
    expect(() => session().set(key, 'x')).toThrow("The schema of the session key 'code' is asynchronous.");
  });

  it('refuses options without a schema', () => {
    const options = { schema: { parse: () => 1 } } as never;
    expect(() => new SessionKey('code', options)).toThrow(
      "The options of the session key 'code' have no schema.",
    );
  });
});
