import { intentId } from '../harness/bot.mjs';
import { replyAction, says } from './row.mjs';
import { action, say, block, flow, go, buttons, wait, set } from './script.mjs';

const FORM = {
  cancelCommands: ['stop'],
  cancelReply: 'As you like',
  fields: [
    { name: 'orderNumber', type: 'text', label: 'Which order?', regex: '/^\\d{4,}$/', errorLabel: 'Digits' },
    { name: 'reason', type: 'text', label: 'Why, ${orderNumber}?' },
  ],
};

/** Bots of several blocks, and conversations of several turns. */
export const FLOWS = [
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
