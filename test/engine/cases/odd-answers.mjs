import { intentId } from '../harness/bot.mjs';
import { replyAction, says } from './row.mjs';
import { action, say, answers, buttons, wait, condition, group } from './script.mjs';

/** Answers that no webhook should give, and actions of every kind. */
export const ODD_ANSWERS = [
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
  // The framework's answer for a reply without words: the summary is the action's text.
  ...[
    ['a picture', { type: 'image', metadata: { src: 'https://a.example/b.png', width: 32, height: 20 } }],
    ['audio', { type: 'audio', metadata: { src: 'https://a.example/b.mp3', type: 'audio/mpeg' } }],
    [
      'cards',
      {
        type: 'gallery',
        attributes: {
          attachment: {
            type: 'gallery',
            gallery: [{ title: 'A ${user_country}', description: 'B', buttons: [] }],
          },
        },
      },
    ],
  ].map(([what, message]) => [
    `reply of only ${what}`,
    {
      actions: [
        { ...replyAction(wait(), says('', message)), _tdActionType: 'randomreply', text: 'The summary' },
        say('B'),
      ],
    },
  ]),
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
