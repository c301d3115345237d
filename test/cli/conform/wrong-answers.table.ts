import { HELLO, json, type WireCall } from './wrong-services.js';

let seen = 0;

const attachment = (...buttons: unknown[]): object => ({
  attributes: { attachment: { type: 'template', buttons } },
});

const commands = (...list: unknown[]): object => ({
  actions: [{ _tdActionType: 'reply', text: 'Hi', attributes: { commands: list } }],
});

/** Services that are wrong in one thing, with the rules that must be named, and no other. */
export const WRONG_ANSWERS: readonly [service: string, rules: string[], answer: (call: WireCall) => void][] =
  [
    ['says OK', ['json-object', 'content-type'], ({ response }) => response.end('OK')],
    [
      'answers an HTML page',
      ['json-object', 'content-type'],
      ({ response }) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Hello</p>'),
    ],
    ['answers a list', ['json-object'], ({ response }) => json(response, [HELLO])],
    ['answers a bare string', ['json-object'], ({ response }) => json(response, 'Hello')],
    ['answers null', ['json-object'], ({ response }) => json(response, null)],
    [
      'sends its JSON as text/plain',
      ['content-type'],
      ({ response }) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end(JSON.stringify(HELLO)),
    ],
    [
      'writes Latin-1',
      ['content-type', 'utf-8'],
      ({ response }) =>
        response
          .writeHead(200, { 'Content-Type': 'application/json; charset=iso-8859-1' })
          .end(Buffer.from('{"text":"caf\u00e9"}', 'latin1')),
    ],
    ['answers an empty 200', ['empty-is-204'], ({ response }) => response.end()],
    [
      'redirects',
      ['no-redirect'],
      ({ response }) => response.writeHead(302, { Location: '/webhook/' }).end(),
    ],
    ['drops the connection', ['no-dropped-connection'], ({ request }) => request.socket.destroy()],
    [
      'closes in the middle of its answer',
      ['no-dropped-connection'],
      ({ request, response }) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 100 });
        response.write('{"text":', () => request.socket.destroy());
      },
    ],
    ['does not speak HTTP', ['no-dropped-connection'], ({ request }) => request.socket.end('hello\r\n\r\n')],
    [
      'says gzip and sends none',
      ['content-encoding'],
      ({ response }) =>
        response
          .writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
          .end(JSON.stringify(HELLO)),
    ],
    [
      'answers a megabyte',
      ['answer-size'],
      ({ response }) => json(response, { text: 'a'.repeat(1_000_000) }),
    ],
    [
      'has huge headers',
      ['header-size'],
      ({ response }) => {
        response.setHeader('X-Debug', 'a'.repeat(20_000));
        json(response, HELLO);
      },
    ],
    [
      'shows its errors as HTML',
      ['json-errors', 'known-intent'],
      ({ response }) => response.writeHead(500, { 'Content-Type': 'text/html' }).end('<h1>Oops</h1>'),
    ],
    ['knows no intent', ['known-intent'], ({ response }) => json(response, { error: 'unknown' }, 404)],
    [
      'takes 100 KB',
      ['body-1-mb'],
      ({ response, text }) => json(response, HELLO, text.length > 100_000 ? 413 : 200),
    ],
    [
      'needs the language in the message',
      ['inside-flow', 'absent-fields'],
      ({ response, body }) =>
        json(response, HELLO, body.payload.message.request.language === undefined ? 500 : 200),
    ],
    [
      'answers every call differently',
      ['same-answer-twice'],
      ({ response }) => json(response, { text: `You are number ${(seen += 1)}.` }),
    ],
    [
      'leaks the token in a text',
      ['no-leak'],
      ({ response, body }) => json(response, { text: `Your token is ${body.token}.` }),
    ],
    [
      'leaks the secret of the bot in a header',
      ['no-leak'],
      ({ response, body }) => {
        response.setHeader('X-Bot', body.payload.bot.secret ?? '');
        json(response, HELLO);
      },
    ],
    [
      'leaks all that it got, for debugging',
      ['no-leak', 'literal-text', 'answer-size'],
      ({ response, body }) => json(response, { ...HELLO, attributes: { debug: body } }),
    ],
    [
      'shows a stack trace',
      ['no-stack-trace', 'known-intent'],
      ({ response }) => json(response, { error: new Error('Oops').stack }, 500),
    ],
    [
      'hides its words in another field',
      ['visible-reply'],
      ({ response }) => json(response, { reply: 'Hello!' }),
    ],
    [
      'sends a number as text',
      ['visible-reply', 'reply-fields', 'message-texts'],
      ({ response }) => json(response, { text: 5 }),
    ],
    [
      'sends an action without a type',
      ['action-types'],
      ({ response }) => json(response, { actions: [{ text: 'Hello!' }] }),
    ],
    [
      'sends a reply action without commands',
      ['reply-commands'],
      ({ response }) => json(response, { actions: [{ _tdActionType: 'reply', text: 'Hello!' }] }),
    ],
    [
      'sends an image without text and source',
      ['message-texts', 'message-types'],
      ({ response }) => json(response, commands({ type: 'message', message: { type: 'image' } })),
    ],
    [
      'waits for a minute',
      ['waits'],
      ({ response }) =>
        json(
          response,
          commands(
            { type: 'wait', time: 60_000 },
            { type: 'message', message: { type: 'text', text: 'Hi' } },
          ),
        ),
    ],
    [
      'sends a button without a link',
      ['buttons'],
      ({ response }) => json(response, { ...HELLO, ...attachment({ type: 'url', value: 'Shop' }) }),
    ],
    [
      'sends twelve choices',
      ['channel-buttons'],
      ({ response }) => {
        const choices = Array.from({ length: 12 }, (_, index) => ({
          type: 'text',
          value: `Choice ${index}`,
        }));
        json(response, { ...HELLO, ...attachment(...choices) });
      },
    ],
    [
      'hands over by a directive',
      ['no-directives'],
      ({ response }) => json(response, { text: 'Bye \\agent' }),
    ],
    [
      'repeats what the user wrote',
      ['literal-text', 'no-directives'],
      ({ response, body }) => json(response, { text: `You said: ${String(body.payload.message.text)}` }),
    ],
  ];
