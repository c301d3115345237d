import assert from 'node:assert/strict';
import { PAUSE, WEBHOOK, replyAction, says, silence, webhookReply } from './row.mjs';

const text = (text, attributes) => ({ body: { text, ...(attributes !== undefined && { attributes }) } });
const labels = (turn) => turn.messages.flatMap(({ buttons }) => buttons.map(({ value }) => value));

const IMAGE = { src: 'https://cdn.example.com/map.png', width: 320, height: 200 };
const BUTTONS = [{ type: 'text', value: 'Yes', show_echo: true }];
const PICK_AND_MAP = [
  says('Pick', { attributes: { attachment: { type: 'template', buttons: BUTTONS } } }),
  PAUSE,
  says('Map', { type: 'image', metadata: IMAGE }),
];
const VARIABLES =
  'dollar ${user_country} liquid {{user_country}} {{ user_country | upcase }} unknown ${nope} {{nope}}.';

/** Answers with a text: the engine fills, splits and parses it. */
export const TEXTS = [
  silence('text ""', text('')),
  silence('text "   "', text('   ')),
  silence('text number 5', text(5)),
  silence('text null', text(null)),
  silence('text array', text(['WEBHOOK'])),
  webhookReply('attributes null', text('WEBHOOK', null)),
  silence('attributes string', text('WEBHOOK', 'string')),
  silence('commands without text', { body: { attributes: { commands: [says('C1')] } } }),
  webhookReply('commands with text', text('T', { commands: [says('C1 **b**'), PAUSE, says('C2')] }), [
    'C1 **b**',
    'C2',
  ]),
  webhookReply('one command with text', text('T', { commands: [says('C1 **b**\n* Button')] }), [
    'C1 **b**\n* Button',
  ]),
  webhookReply(
    'commands with buttons and image, text form',
    text('T', { commands: PICK_AND_MAP }),
    ['Pick', 'Map'],
    {
      check: (turn) => {
        assert.deepEqual(labels(turn), [], 'the text form loses the buttons');
        assert.notEqual(turn.messages[1].type, 'image', 'the text form loses the image');
      },
    },
  ),
  webhookReply(
    'commands with buttons and image, action form',
    { body: { actions: [replyAction(...PICK_AND_MAP)] } },
    ['Pick', 'Map'],
    {
      check: (turn) => {
        assert.deepEqual(turn.messages[0].buttons, BUTTONS);
        assert.equal(turn.messages[1].type, 'image');
        assert.deepEqual(turn.messages[1].metadata, IMAGE);
      },
    },
  ),
  webhookReply('commands, text of two paragraphs', text('P1\n\nP2', { commands: [says('C1'), says('C2')] }), [
    'P1',
    'P2',
  ]),
  webhookReply('two paragraphs', text('P1\n\nP2'), ['P1', 'P2']),
  webhookReply('two lines', text('L1\nL2'), ['L1\nL2']),
  webhookReply('markdown list *', text('Choose:\n* One\n* Two'), ['Choose:'], {
    check: (turn) => assert.deepEqual(labels(turn), ['One', 'Two']),
  }),
  webhookReply('markdown list -', text('Choose:\n- One\n- Two'), ['Choose:\n- One\n- Two'], {
    check: (turn) => assert.deepEqual(labels(turn), []),
  }),
  webhookReply('markdown **bold** line start', text('**Bold** start\n*italic*'), [
    '**Bold** start\n*italic*',
  ]),
  webhookReply(
    'markdown list *, markbot:false',
    text('Choose:\n* One\n* Two', { markbot: false }),
    ['Choose:'],
    {
      check: (turn) => assert.deepEqual(labels(turn), ['One', 'Two']),
    },
  ),
  webhookReply('variables in text', text(VARIABLES), ['dollar Italy liquid Italy ITALY unknown ${nope} .']),
  webhookReply(
    'variables in text, broken {{',
    text('dollar ${user_country} liquid {{user_country}} broken {{'),
    ['dollar Italy liquid {{user_country}} broken {{'],
  ),
  webhookReply('inline directive', text('Bye \\_tdclose'), ['Bye'], { calls: ['PUT …/close -> 200'] }),
  webhookReply('text \\agent', text('Bye \\agent'), ['Bye'], { calls: ['PUT …/agent -> 200'] }),
  webhookReply('type, metadata, sender, extra keys', {
    body: {
      ...WEBHOOK,
      type: 'text',
      metadata: {},
      sender: 'robin',
      senderFullname: 'Robin',
      extra: { a: 1 },
    },
  }),
];
