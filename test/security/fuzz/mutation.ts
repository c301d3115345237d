import {
  array,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
  string,
  tuple,
  type Arbitrary,
} from 'fast-check';
import { fixtureNames } from '../../support/fixtures.js';
import { CANARY } from '../canary/canaries.js';

/** A change of one recorded request. Positions are taken modulo what there is, so every mutation applies. */
export type Mutation =
  | { kind: 'byte'; at: number; to: number }
  | { kind: 'cut'; at: number; length: number }
  | { kind: 'insert'; at: number; text: string }
  | { kind: 'value'; at: number; value: unknown }
  | { kind: 'remove'; at: number }
  | { kind: 'rename'; at: number; name: string }
  | { kind: 'duplicate'; at: number };

export interface FuzzCase {
  /** Which recorded request. */
  fixture: string;
  mutations: Mutation[];
  method: string;
  path: string;
  headers: Record<string, string>;
}

const at = nat(100_000);

const NASTY: unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    [],
    {},
    [[]],
    [null],
    { length: 1 },
    { toJSON: 1 },
    { constructor: 1 },
  ],
  ...[
    '{{chatbotToken}}',
    '${token}',
    '\u0000',
    '\ud800',
    '../../x',
    'a\r\nb',
    '__proto__',
    'x'.repeat(20_000),
  ],
  ...[
    'support-group-a-b',
    'automation-request-a-b',
    '/start{"a":1}',
    { $gt: '' },
    { _tdActionType: 'reply' },
  ],
];
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'length',
  '',
  '$where',
  'token',
  'payload',
];

const value: Arbitrary<unknown> = oneof(constantFrom(...NASTY), string(), integer());
/** Most stay JSON, because a body that is not JSON is rejected early. */
const mutation: Arbitrary<Mutation> = oneof(
  { weight: 8, arbitrary: record({ kind: constant('value' as const), at, value }) },
  { weight: 3, arbitrary: record({ kind: constant('remove' as const), at }) },
  {
    weight: 3,
    arbitrary: record({
      kind: constant('rename' as const),
      at,
      name: oneof(constantFrom(...NAMES), string()),
    }),
  },
  { weight: 2, arbitrary: record({ kind: constant('duplicate' as const), at }) },
  { weight: 1, arbitrary: record({ kind: constant('byte' as const), at, to: nat(255) }) },
  { weight: 1, arbitrary: record({ kind: constant('cut' as const), at, length: nat(500) }) },
  {
    weight: 1,
    arbitrary: record({ kind: constant('insert' as const), at, text: string({ unit: 'binary' }) }),
  },
);

const JSON_TYPE = { 'Content-Type': 'application/json' };
const headers: Arbitrary<Record<string, string>> = oneof(
  { weight: 12, arbitrary: constant(JSON_TYPE) },
  {
    weight: 1,
    arbitrary: tuple(
      constantFrom(
        'Content-Type',
        'Content-Encoding',
        'X-Forwarded-For',
        'X-Forwarded-Proto',
        'Accept',
        'Origin',
      ),
      oneof(
        constantFrom('application/json;charset=utf-16', 'gzip', '127.0.0.1', '*/*', 'pre', CANARY),
        headerText(),
      ),
    ).map(([name, text]) => ({ ...JSON_TYPE, [name]: text })),
  },
  {
    weight: 1,
    arbitrary: tuple(constantFrom('Authorization', 'X-Webhook-Secret'), headerText()).map(([name, text]) => ({
      ...JSON_TYPE,
      [name]: text,
    })),
  },
);

/** Half of the cases come with the right secret, and get to the handlers. */
export function fuzzCase(secret: string): Arbitrary<FuzzCase> {
  const path = oneof(
    { weight: 12, arbitrary: constantFrom(`/webhook/${secret}`, `/webhook?secret=${secret}`) },
    {
      weight: 1,
      arbitrary: constantFrom('/webhook', '/webhook/', '/webhook/%00', `/webhook/${CANARY}`, '/%ff', '//'),
    },
    {
      weight: 1,
      arbitrary: string({ unit: 'grapheme' }).map((text) => `/webhook/${encodeURIComponent(text)}`),
    },
  );
  return record({
    fixture: constantFrom(...fixtureNames),
    mutations: array(mutation, { maxLength: 6 }),
    method: oneof(
      { weight: 30, arbitrary: constant('POST') },
      constantFrom('GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'),
    ),
    path,
    headers,
  });
}

function headerText(): Arbitrary<string> {
  return string({ unit: 'grapheme-ascii', maxLength: 60 });
}
