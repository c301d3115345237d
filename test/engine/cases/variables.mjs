import { action, say, go, set, operation } from './script.mjs';

/** Actions that set variables. */
export const VARIABLES = [
  ['text with variables', [set('a', 'x ${user_country} {{user_country}}')]],
  ['sum', [action('setattribute-v2', { destination: 'a', operation: operation(['addAsNumber'], '2', '3') })]],
  [
    'three operands, from left to right',
    [
      action('setattribute-v2', {
        destination: 'a',
        operation: operation(['addAsString', 'addAsString'], 'x', 'y', 'z'),
      }),
    ],
  ],
  [
    'a function on a variable',
    [
      action('setattribute-v2', {
        destination: 'a',
        operation: operation(undefined, { value: 'user_country', function: 'upperCaseAsString' }),
      }),
    ],
  ],
  [
    'capitals',
    [
      action('setattribute-v2', {
        destination: 'a',
        operation: { operands: [{ value: 'ab CD', isVariable: false, function: 'capitalizeAsString' }] },
      }),
    ],
  ],
  [
    'nothing',
    [
      set('a', 'old'),
      action('setattribute-v2', { destination: 'a', operation: operation(undefined, { value: 'nobody' }) }),
    ],
  ],
  [
    'a path into nothing',
    [
      set('a', 'old'),
      action('setattribute-v2', { destination: 'a', operation: operation(undefined, { value: 'nobody.x' }) }),
    ],
  ],
  [
    'JSON',
    [
      action('setattribute-v2', {
        destination: 'a',
        operation: { operands: [{ value: '{"b":[1]}', type: 'json', isVariable: false }] },
      }),
    ],
  ],
  [
    'JSON that is none',
    [
      action('setattribute-v2', {
        destination: 'a',
        operation: { operands: [{ value: '{b', type: 'json', isVariable: false }] },
      }),
    ],
  ],
  [
    'wrong number of operators',
    [action('setattribute-v2', { destination: 'a', operation: operation([], 'x', 'y') })],
  ],
  ['delete', [set('a', '1'), action('delete', { variableName: 'a' })]],
].map(([name, actions]) =>
  go(`variables: ${name}`, [
    ...actions,
    say('a is ${a} {{a.b[0]}}'),
    action('intent', { intentName: 'hooked' }),
  ]),
);
