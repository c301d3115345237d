import { intentId } from '../harness/bot.mjs';
import { replyAction, says } from './row.mjs';

/**
 * Conversations beyond the rows of the table, held with the real engine and with the emulator.
 *
 * @typedef {object} Script
 * @property {string} name
 * @property {{ says?: string, clicks?: string, options?: object }[]} turns of the user
 * @property {(stage: object) => object} [bot] settings of the bot
 * @property {import('../harness/webhook.mjs').Answer | import('../harness/webhook.mjs').Answering} [answer]
 * @property {object} [user] channel and language
 */

const action = (_tdActionType, more = {}) => ({ _tdActionType, ...more });
const say = (text) => replyAction(says(text));
const block = (name, actions, more = {}) => ({ name, actions, webhook: false, answer: '', ...more });
const HOOKED = { name: 'hooked', answer: 'STATIC' };
const PLAIN = { name: 'plain', answer: 'PLAIN', webhook: false };
const FALLBACK = { name: 'defaultFallback', answer: 'FALLBACK ${lastUserText}', webhook: false };

/** A bot of these blocks, and one message for each of `/go` and what follows. */
const flow = (name, blocks, { turns = [], ...more } = {}) => ({
  name,
  bot: () => ({ intents: [...blocks, PLAIN, HOOKED, FALLBACK] }),
  turns: [{ says: '/go' }, ...turns.map((turn) => (typeof turn === 'string' ? { says: turn } : turn))],
  ...more,
});
/** The actions of the block `go`. */
const go = (name, actions, more) => flow(name, [block('go', actions)], more);
/** An answer of the webhook. */
const answers = (name, body, more = {}) => ({ name, answer: { body }, turns: [{ says: '/go' }], ...more });
const text = (name, words, more) => answers(`text: ${name}`, { text: words }, more);

const buttons = (...list) => ({ attributes: { attachment: { type: 'template', buttons: list } } });
const wait = (time = 10) => ({ type: 'wait', time });
const set = (destination, value, more = {}) =>
  action('setattribute-v2', {
    destination,
    operation: { operands: [{ value, isVariable: false }], ...more },
  });
const operation = (operators, ...operands) => ({
  operators,
  operands: operands.map((operand) =>
    typeof operand === 'string' ? { value: operand, isVariable: false } : { isVariable: true, ...operand },
  ),
});
const condition = (operand1, operator, value) => ({
  type: 'condition',
  operand1,
  operator,
  operand2: typeof value === 'string' ? { type: 'const', value } : value,
});
const group = (...conditions) => ({ type: 'expression', conditions });
const and = { type: 'operator', operator: 'AND' };
const or = { type: 'operator', operator: 'OR' };
const when = (...groups) => action('jsoncondition', { groups, trueIntent: 'yes', falseIntent: 'no' });
const YES_NO = [block('yes', [say('YES')]), block('no', [say('NO ${flowError}')])];

const FORM = {
  cancelCommands: ['stop'],
  cancelReply: 'As you like',
  fields: [
    { name: 'orderNumber', type: 'text', label: 'Which order?', regex: '/^\\d{4,}$/', errorLabel: 'Digits' },
    { name: 'reason', type: 'text', label: 'Why, ${orderNumber}?' },
  ],
};

const CONDITIONS = [
  ['equal strings', group(condition('size', 'equalAsStrings', 'L'))],
  ['equal numbers', group(condition('count', 'equalAsNumbers', '2'))],
  ['not equal', group(condition('size', 'notEqualAsStrings', 'L'))],
  ['greater', group(condition('count', 'greaterThan', '1'))],
  ['less or equal', group(condition('count', 'lessThanOrEqual', '1'))],
  ['starts with', group(condition('city', 'startsWith', 'Fi'))],
  ['starts with, any case', group(condition('city', 'startsWithIgnoreCase', 'fi'))],
  ['contains', group(condition('city', 'contains', 'ren'))],
  ['contains, any case', group(condition('city', 'containsIgnoreCase', 'REN'))],
  ['contains in a list', group(condition('list', 'contains', 'a'))],
  ['ends with', group(condition('city', 'endsWith', 'ZE'))],
  ['is empty', group(condition('city', 'isEmpty', ''))],
  ['is undefined', group(condition('nobody', 'isUndefined', ''))],
  ['matches', group(condition('city', 'matches', '^Fir'))],
  ['contains of nothing', group(condition('nobody', 'contains', 'x'))],
  ['a path', group(condition('address.zip[0]', 'equalAsStrings', '50122'))],
  ['a path into nothing', group(condition('nobody.zip', 'equalAsStrings', '50122'))],
  ['against a variable', group(condition('size', 'equalAsStrings', { type: 'var', name: 'wanted' }))],
  ['against $variable', group(condition('size', 'equalAsStrings', '$wanted'))],
  ['and', group(condition('size', 'equalAsStrings', 'L'), and, condition('count', 'greaterThan', '5'))],
  ['or', group(condition('size', 'equalAsStrings', 'M'), or, condition('count', 'greaterThan', '1'))],
  ['an operand without a name', group(condition('1st', 'equalAsStrings', 'L'))],
].map(([name, ...groups]) =>
  flow(`condition: ${name}`, [block('go', [when(...groups)]), ...YES_NO], {
    turns: [
      `/go{"size":"L","wanted":"L","count":2,"city":"Firenze","list":["a"],"address":{"zip":["50122"]}}`,
    ],
  }),
);

const VARIABLES = [
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

const WORDS = [
  ['message inside', 'One\n\\_tdmessage Two'],
  ['hidden message inside', 'One\n\\_tdhmessage Two'],
  ['pause inside', 'One\n\\_tdwait 1000\n\\_tdmessage Two'],
  ['block inside', 'One\n\\_tdintent plain'],
  ['department inside', 'One\n\\_tddepartment Sales'],
  ['department that is none', 'One\n\\_tddepartment Nowhere\n\\_tdmessage Two'],
  ['two commands', 'One\n\\agent\n\\_tdmessage Two'],
  ['nothing runs after a close', 'One\n\\_tdclose\n\\_tdmessage Two'],
  ['commands alone', '\\_tdmessage Two'],
  ['command that is none', 'One \\_tdnothing at all'],
  ['command in capitals', 'One \\_tdCLOSE'],
  ['unlock', 'One \\_tdunlockintent'],
  ['image', 'See\ntdImage:https://cdn.example.com/a.png'],
  ['image with size', 'See\ntdImage,w100 h50:https://cdn.example.com/a.png'],
  ['image with height', 'See\ntdImage,h50:https://cdn.example.com/a.png'],
  ['image alone', 'tdImage:https://cdn.example.com/a.png'],
  ['old image', 'See\n\\image:https://cdn.example.com/a.png'],
  ['old image with size', 'See\n\\image:20-10:https://cdn.example.com/a.png'],
  ['frame', 'See\ntdFrame,w100 h50:https://example.com/'],
  ['video', 'See\ntdVideo:https://www.youtube.com/watch?v=abc'],
  ['other video', 'See\ntdVideo:https://example.com/a.mp4'],
  [
    'buttons of all kinds',
    [
      'Pick',
      '* One',
      '* Two https://example.com/2',
      '* Three < https://example.com/3',
      '* Four > https://example.com/4',
      '* Five tdAction:go{"a":1}',
      '* Six tdActionShowEcho:go',
      '* Seven tdIntent:go there',
      '* Eight tdIntentNoEcho:go',
    ].join('\n'),
  ],
  ['buttons alone', '* One\n* Two'],
  ['three paragraphs with spaces', 'One\n\n\n\n  Two  \r\n\r\nThree\n'],
  ['empty line first', '\nOne'],
  ['Windows lines', 'One\r\nTwo'],
  ['paragraphs with buttons', 'One\n* A\n\nTwo\n* B'],
  ['spaces around', '  One  '],
  ['webhook command', 'One\n\\webhook:https://example.com\n\\webhook'],
  [
    'Liquid that computes',
    '{% if user_country == "Italy" %}Ciao{% else %}Hello{% endif %} {{ 2 | plus: 3 }}',
  ],
  ['variables twice', '${user_country} ${user_country} ${USER_COUNTRY}'],
  ['names of the moment', '{{ now | date: "%Y" }} {{ nobody.at.all }}'],
].map(([name, words]) => text(name, words));

const ODD_ANSWERS = [
  ['attributes list', { text: 'WEBHOOK', attributes: [] }],
  ['attributes number', { text: 'WEBHOOK', attributes: 5 }],
  ['attributes false', { text: 'WEBHOOK', attributes: false }],
  ['text true', { text: true }],
  ['text object', { text: { a: 1 } }],
  ['commands with null', { text: 'T', attributes: { commands: [null, says('C')] } }],
  ['commands with text number', { text: 'T', attributes: { commands: [says(5), says('C')] } }],
  ['commands string', { text: 'T', attributes: { commands: 'abc' } }],
  ['actions string', { text: 'T', actions: 'abc' }],
  ['actions object', { text: 'T', actions: { a: 1 } }],
  ['actions with null', { text: 'T', actions: [null, say('A')] }],
  ['action without type', { actions: [say('A'), { text: 'x' }, say('B')] }],
  ['action with a type in capitals', { actions: [{ ...say('A'), _tdActionType: 'REPLY' }] }],
  ['reply without commands ends the list', { actions: [action('reply', { text: 'A' }), say('B')] }],
  [
    'reply with empty commands',
    { actions: [action('reply', { text: 'A', attributes: { commands: [] } }), say('B')] },
  ],
  ['reply with a text number', { actions: [action('reply', { text: 5 }), say('B')] }],
  [
    'reply with commands null',
    { actions: [action('reply', { text: 'A', attributes: { commands: null } }), say('B')] },
  ],
  ['reply command without text', { actions: [replyAction({ type: 'message', message: { type: 'text' } })] }],
  ['reply command without message', { actions: [replyAction({ type: 'message' }), say('B')] }],
  [
    'reply fills labels, links and sources',
    {
      actions: [
        replyAction(
          says(
            'Go ${user_country}',
            buttons({ type: 'url', value: '${user_country}', link: 'https://x/{{user_country}}' }),
          ),
          says('Pic', {
            type: 'image',
            metadata: { src: 'https://x/${user_country}.png', name: '${user_country}' },
          }),
          { type: 'settings', settings: { a: '${user_country}' } },
        ),
      ],
    },
  ],
  [
    'reply with buttons as JSON',
    {
      actions: [
        replyAction(
          says('Pick', {
            attributes: {
              attachment: {
                json_buttons: '[{"type":"text","value":"${user_country}"},{"type":"url","value":"x"}]',
              },
            },
          }),
          says(' ', {
            attributes: {
              attachment: {
                json_gallery: '[{"title":"{{user_country}}","buttons":[{"type":"text","value":"b"}]}]',
              },
            },
          }),
        ),
      ],
    },
  ],
  [
    'reply with conditions',
    {
      actions: [
        replyAction(
          wait(),
          says('Never', { _tdJSONCondition: group(condition('user_country', 'equalAsStrings', 'Malta')) }),
          wait(),
          says('Always', { _tdJSONCondition: group(condition('user_country', 'equalAsStrings', 'Italy')) }),
          says('End'),
        ),
      ],
    },
  ],
  [
    'reply with more',
    { actions: [{ ...say('A'), type: 'text', metadata: { src: '${user_country}', name: 'n' } }] },
  ],
  [
    'random reply of one',
    { actions: [{ ...replyAction(wait(), says('A ${user_country}')), _tdActionType: 'randomreply' }] },
  ],
  [
    'random reply of an odd number',
    { actions: [{ ...replyAction(says('A')), _tdActionType: 'randomreply' }, say('B')] },
  ],
  ['message action outside a test', { actions: [action('message', { text: 'A' }), say('B')] }],
  [
    'message action as a notice',
    { actions: [action('message', { text: 'A\\nB ${user_country}', isInfo: true }), say('C')] },
  ],
  [
    'hidden message',
    { actions: [action('hmessage', { text: 'A', isInfo: true, attributes: { subtype: 'info' } })] },
  ],
  [
    'message that stops',
    { actions: [action('message', { text: 'A', isInfo: true, _tdThenStop: true }), say('B')] },
  ],
  ['wait', { actions: [say('A'), action('wait', { millis: 20 }), say('B')] }],
  ['wait without a number', { actions: [say('A'), action('wait'), say('B')] }],
  ['agent, then more', { actions: [action('agent'), say('B')] }],
  ['close, then more', { actions: [action('close'), say('B')] }],
  ['department', { actions: [action('department', { depName: 'sales' }), say('B')] }],
  ['department that is none', { actions: [action('department', { depName: 'nowhere' }), say('B')] }],
  [
    'department whose bot is started',
    { actions: [action('department', { depName: 'Sales', triggerBot: true }), say('B')] },
  ],
  ['unassigned', { actions: [action('move_to_unassigned'), say('B')] }],
  ['bot removed', { actions: [action('removecurrentbot'), say('B')] }],
  ['bot replaced by name', { actions: [action('replacebotv2', { botName: 'Returns' }), say('B')] }],
  [
    'bot replaced by slug',
    {
      actions: [action('replacebotv3', { botSlug: 'returns', useSlug: true, blockName: 'start' }), say('B')],
    },
  ],
  [
    'open hours',
    { actions: [action('ifopenhours', { trueIntent: 'plain', falseIntent: 'other' }), say('B')] },
  ],
  [
    'no agent is free',
    { actions: [action('ifonlineagentsv2', { trueIntent: 'other', falseIntent: 'plain' }), say('B')] },
  ],
  ['event as an action', { actions: [action('firetiledeskevent', { parameter: '' }), say('B')] }],
  ['tags', { actions: [action('add_tags', { target: 'request', tags: 'a, ${user_country}' }), say('B')] }],
  ['tags without tags', { actions: [action('add_tags', { target: 'request' }), say('B ${flowError}')] }],
  [
    'contact',
    {
      actions: [
        action('leadupdate', { update: { fullname: 'Robin ${user_country}', company: 'X' } }),
        say('B ${userFullname}'),
      ],
    },
  ],
  ['intent without a name', { actions: [action('intent', { intentName: '' }), say('B')] }],
  ['intent that is none', { actions: [action('intent', { intentName: 'nobody' }), say('B')] }],
  [
    'intent by id, with parameters',
    { actions: [action('intent', { intentName: `#${intentId('plain')}{"a":1}` })] },
  ],
  ['connected block, then more', { actions: [action('connect_block', { intentName: 'nobody' }), say('B')] }],
  ['unlocked action', { actions: [action('unlockintent'), say('B')] }],
].map(([name, body]) => answers(`answer: ${name}`, body));

const FLOWS = [
  go('connectors lead from block to block', [
    say('A'),
    action('intent', { intentName: 'plain' }),
    say('never'),
  ]),
  flow('the line to the next block', [
    block('go', [say('A')], {
      fields: {
        attributes: { nextBlockAction: action('intent', { intentName: '#'.concat(intentId('hooked')) }) },
      },
    }),
  ]),
  go('a call from inside a flow, and its parameters', [
    action('intent', { intentName: 'hooked{"size":"L","deep":{"a":[1]}}' }),
  ]),
  go('a call from inside a test of the designer', [action('intent', { intentName: 'hooked' })], {
    turns: [{ says: '/go', options: { draft: true } }],
  }),
  go('connected blocks', [action('connect_block', { intentName: 'hooked' })], {
    turns: [{ says: '/go', options: { draft: true } }],
  }),
  go('message action in a test of the designer', [action('message', { text: 'A' }), say('B')], {
    turns: [{ says: '/go', options: { draft: true } }],
  }),
  flow('the webhook sees everything of the flow', [{ name: 'go', actions: [say('A'), action('close')] }], {
    turns: ['/go', 'free words', '/hooked'],
  }),
  go('a variable of a flow reaches the webhook', [
    set('size', 'XL'),
    action('intent', { intentName: 'hooked' }),
  ]),
  flow(
    'capture of a reply',
    [
      block('go', [
        say('Name?'),
        action('capture_user_reply', { _tdActionId: 'c1', assignResultTo: 'name' }),
        say('Hi ${name}'),
      ]),
    ],
    { turns: ['Robin', 'again'] },
  ),
  flow(
    'capture of a reply that goes on elsewhere',
    [
      block('go', [
        say('Name?'),
        action('capture_user_reply', { _tdActionId: 'c1', assignResultTo: 'name', goToIntent: 'plain' }),
      ]),
    ],
    { turns: ['Robin'] },
  ),
  flow(
    'a locked block calls the webhook again',
    [
      {
        name: 'go',
        actions: [say('Name?'), action('capture_user_reply', { _tdActionId: 'c1', assignResultTo: 'name' })],
      },
    ],
    { turns: ['Robin'], answer: { status: 500, body: {} } },
  ),
  ...['Yes please', 'YES', 'y', 'something else'].map((words) =>
    flow(
      `buttons that are waited for: ${words}`,
      [
        block('go', [
          action('replyv2', {
            _tdActionId: 'r1',
            text: 'x',
            attributes: {
              commands: [
                wait(),
                says(
                  'Sure?',
                  buttons(
                    { type: 'action', value: 'Yes', action: 'plain', alias: 'y, yes please' },
                    { type: 'text', value: 'No' },
                  ),
                ),
              ],
            },
          }),
          say('after'),
        ]),
      ],
      { turns: [words] },
    ),
  ),
  flow(
    'buttons that are waited for: no match',
    [
      block('go', [
        action('replyv2', {
          _tdActionId: 'r1',
          noMatchIntent: 'plain',
          attributes: {
            commands: [wait(), says('Sure?', buttons({ type: 'action', value: 'Yes', action: 'go' }))],
          },
        }),
      ]),
    ],
    { turns: ['hm'] },
  ),
  flow(
    'a pressed button',
    [
      block('go', [
        replyAction(
          says(
            'Sure?',
            buttons({ type: 'action', value: 'Yes', action: 'hooked{"a":"b"}', show_echo: true }),
          ),
        ),
      ]),
    ],
    { turns: [{ clicks: 'Yes' }] },
  ),
  flow('a form', [{ name: 'go', answer: 'Thanks', fields: { form: FORM } }], {
    turns: ['abc', '20414', 'too small', 'free'],
  }),
  flow('a form that is cancelled', [{ name: 'go', answer: 'Thanks', fields: { form: FORM } }], {
    turns: ['20414', 'STOP', 'free'],
  }),
  flow(
    'a form that knows an answer',
    [block('ask', [], { answer: 'Thanks ${reason}', fields: { form: FORM } })],
    {
      turns: ['/ask{"orderNumber":"20414"}', 'because'],
    },
  ),
  flow('a locked intent', [block('go', [say('A'), action('lockintent', { intentName: 'plain' })])], {
    turns: ['words', 'words', { says: 'x', options: { attributes: { action: 'hooked' } } }, 'words'],
  }),
  flow('a locked intent that is none', [block('go', [action('lockintent', { intentName: 'nobody' })])], {
    turns: ['words', 'words'],
  }),
  flow(
    'a question, letter by letter',
    [
      { name: 'go', answer: 'GO' },
      { name: 'where', question: 'where is it?', answer: 'THERE', webhook: false },
      block('other', [say('OTHER')], { question: 'who is it?' }),
    ],
    { turns: ['where is it?', 'Where is it?', 'who is it?'] },
  ),
  flow('names with spaces and braces', [{ name: 'go', answer: 'GO' }], {
    turns: ['/', '/ go', '/{"a":1}', '/go {"b":2}', "/go{'c':3}"],
  }),
  flow('variables persist, and the transcript grows', [{ name: 'go', answer: 'GO' }], {
    turns: ['/hooked{"n":1}', 'hello', '/hooked'],
  }),
  flow('payload, language, channel', [{ name: 'go', answer: 'GO' }], {
    user: { channel: 'whatsapp', language: 'it-IT,it;q=0.9,en;q=0.8', country: 'Malta' },
    turns: [
      { says: '/hooked', options: { attributes: { payload: { plan: 'gold', deep: { a: 1 } } } } },
      '/hooked',
    ],
  }),
  flow('a picture and a file of the user', [{ name: 'go', answer: 'GO' }], {
    turns: [
      {
        says: '/hooked',
        options: {
          fields: {
            type: 'image',
            metadata: { src: 'https://x/a.png', name: 'a', width: 1, height: 2, type: 'image/png' },
          },
        },
      },
      {
        says: '/hooked',
        options: {
          fields: {
            type: 'file',
            metadata: { src: 'https://x/download?a', name: 'a.pdf', type: 'application/pdf' },
          },
        },
      },
    ],
  }),
  flow(
    'names of variables that are expressions',
    [{ name: 'go', answer: 'x ${a.c} ${abc}', webhook: false }],
    {
      turns: ['/go{"a.c":"$& $1 dollar"}', '/go{"a(":1}'],
    },
  ),
  flow(
    'variables that shadow',
    [{ name: 'go', answer: 'x ${userEmail} ${constructor} {{constructor}} ${__proto__}', webhook: false }],
    {
      turns: ['/go{"userEmail":"x@example.com","constructor":"c","lastUserText":"mine"}'],
    },
  ),
  flow('a notice is not in the transcript', [{ name: 'go', answer: 'GO' }], {
    turns: [{ says: '/hooked', options: { attributes: { subtype: 'info' } } }],
  }),
];

/** @type {Script[]} */
export const AGREEMENT_SCRIPTS = [...FLOWS, ...CONDITIONS, ...VARIABLES, ...WORDS, ...ODD_ANSWERS];
