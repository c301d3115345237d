import { inspect } from 'node:util';
import {
  anything,
  array,
  assert,
  constantFrom,
  dictionary,
  letrec,
  oneof,
  property,
  string,
} from 'fast-check';
import { Secret } from '../secret.js';
import { redact } from './redact.js';

const CANARY = 'c4n4ry-0123456789';

describe('redact', () => {
  it.each([
    'token',
    'chatbotToken',
    'chatbot_jwt_token',
    'access-token',
    'Authorization',
    'x-api-key',
    'apiKey',
    'API_KEY',
    'clientSecret',
    'password',
    'PASSWD',
    'pass',
    'passCode',
    'otp',
    'CVV',
    'Cookie',
    'Set-Cookie',
    'jwt',
    'userJwt',
    'privateKey',
    'globals',
    'webhook_url',
    'credentials',
  ])('masks what is called %s, of any type and at any depth', (name) => {
    for (const value of [CANARY, { inside: CANARY }, [CANARY], 42]) {
      expect(redact({ a: [{ [name]: value }] })).toEqual({ a: [{ [name]: '[secret]' }] });
    }
  });

  it.each([
    'tokensLeft',
    'author',
    'authenticated',
    'keyboard',
    'pinned',
    'passenger',
    'compass',
    'intent',
    'name',
  ])('leaves what is called %s', (name) => {
    expect(redact({ [name]: 'plain' })).toEqual({ [name]: 'plain' });
  });

  it('masks names of the application too, however they are written', () => {
    const value = { IBAN: CANARY, customer: { card_number: CANARY }, cardNumber: CANARY, city: 'Rome' };
    expect(redact(value, { fields: ['iban', 'card-number'] })).toEqual({
      IBAN: '[secret]',
      customer: { card_number: '[secret]' },
      cardNumber: '[secret]',
      city: 'Rome',
    });
  });

  it('masks a Secret under any name, and values that are known wherever they stand', () => {
    const value = { any: new Secret(CANARY), text: `before ${CANARY} after`, [CANARY]: 1 };
    expect(redact(value, { secrets: [new Secret(CANARY)] })).toEqual({
      any: '[secret]',
      text: 'before [secret] after',
      '[secret]': 1,
    });
  });

  it('masks pairs of a name and a value, as headers and globals come', () => {
    const pairs = [
      { key: 'OPENAI_API_KEY', value: CANARY },
      { name: 'Cookie', value: CANARY },
      { name: 'Accept', value: 'text/html' },
    ];
    expect(redact(pairs)).toEqual([
      { key: 'OPENAI_API_KEY', value: '[secret]' },
      { name: 'Cookie', value: '[secret]' },
      { name: 'Accept', value: 'text/html' },
    ]);
  });

  it('tells whether there is a secret, where that is all that a field says', () => {
    const flags = { hasPassword: true, token: null, secret: '', apiKey: undefined };
    expect(redact(flags)).toEqual(flags);
  });

  it('shows the choice for globals, which has the name of the globals of a bot', () => {
    expect(redact({ globals: 'both', more: { globals: 'both of them' } })).toEqual({
      globals: 'both',
      more: { globals: '[secret]' },
    });
  });

  it('looks into errors, their causes, maps and sets', () => {
    const error = Object.assign(new Error(`Bearer ${CANARY}`, { cause: { token: CANARY } }), {
      config: { headers: { authorization: CANARY } },
    });
    const copy = redact({ error, map: new Map([['token', CANARY]]), set: new Set([`?secret=${CANARY}`]) });
    expect(inspect(copy, { depth: 20 })).not.toContain(CANARY);
    expect(copy).toMatchObject({
      error: {
        name: 'Error',
        message: 'Bearer [secret]',
        config: { headers: { authorization: '[secret]' } },
      },
      map: { token: '[secret]' },
      set: ['?secret=[secret]'],
    });
  });

  it('gives what JSON can write: dates, bytes, big numbers, functions, URLs', () => {
    const url = new URL('https://nora:pass-word-1@x.example/?token=abc');
    expect(
      redact([
        new Date(0),
        new Date(NaN),
        Buffer.from(CANARY),
        1n,
        NaN,
        () => 1,
        Symbol('x'),
        url,
        undefined,
      ]),
    ).toEqual([
      '1970-01-01T00:00:00.000Z',
      'Invalid Date',
      '[17 bytes]',
      '1',
      'NaN',
      '[function]',
      '[symbol]',
      'https://[secret]@x.example/?token=[secret]',
      undefined,
    ]);
  });

  it('is bounded in depth, breadth and size, and ends at cycles', () => {
    const cycle: Record<string, unknown> = { name: 'x' };
    cycle['self'] = cycle;
    expect(redact(cycle)).toEqual({ name: 'x', self: '[circular]' });
    expect(redact({ a: { b: { c: 1 } } }, { maxDepth: 2 })).toEqual({ a: { b: '[too deep]' } });
    expect(redact([1, 2, 3, 4], { maxEntries: 2 })).toEqual([1, 2, '[2 more]']);
    expect(redact({ a: 1, b: 2, c: 3 }, { maxEntries: 1 })).toEqual({ a: 1, '…': '[2 more]' });
    const wide = Array.from({ length: 90 }, () => Array.from({ length: 90 }, () => ({ x: 'y' })));
    expect(JSON.stringify(redact(wide, { maxNodes: 50 })).length).toBeLessThan(20_000);
    const same = { x: 1 };
    expect(redact([same, same])).toEqual([{ x: 1 }, { x: 1 }]);
  });

  it('survives what throws at every touch', () => {
    const thrower = (): never => {
      throw new Error(CANARY);
    };
    const trap = new Proxy({}, { get: thrower, has: thrower, ownKeys: thrower, getPrototypeOf: thrower });
    const getter = Object.defineProperty({ plain: 1 }, 'bad', { get: thrower, enumerable: true });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(redact({ trap, getter, proxy, json: { toJSON: thrower } })).toEqual({
      trap: '[unreadable]',
      getter: { plain: 1, bad: '[unreadable]' },
      proxy: '[unreadable]',
      json: '[unreadable]',
    });
  });

  it('never throws, never changes its input, and always gives what JSON can write', () => {
    assert(
      property(
        anything({ withMap: true, withSet: true, withDate: true, withBigInt: true, withTypedArray: true }),
        (value) => {
          const before = inspect(value, { depth: 30, maxArrayLength: null });
          JSON.stringify(redact(value));
          expect(inspect(value, { depth: 30, maxArrayLength: null })).toBe(before);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('lets no secret through that stands under a sensitive name, in whatever it is nested', () => {
    const { tree } = letrec((tie) => ({
      tree: oneof(
        { depthSize: 'small' },
        string(),
        dictionary(string(), tie('tree'), { maxKeys: 5 }),
        array(tie('tree'), { maxLength: 5 }),
        constantFrom({ token: CANARY }, { headers: { Authorization: `Bearer ${CANARY}` } }, [
          { key: 'db password', value: { deep: CANARY } },
        ]),
        constantFrom(`https://x.example/?secret=${CANARY}`, new Secret(CANARY), `{"apiKey":"${CANARY}"}`),
      ),
    }));
    assert(
      property(tree, (value) => {
        expect(JSON.stringify(redact(value)) ?? '').not.toContain(CANARY);
      }),
      { numRuns: 500 },
    );
  });

  it('makes names of prototypes names like any other', () => {
    const copy = redact(JSON.parse('{"__proto__":{"polluted":true}}'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.keys(copy as object)).toEqual(['__proto__']);
  });
});
