import type { WireBody } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from '../webhook/hello.module.js';
import { BOT_SECRET, claims, requestWith, ROOT_BOT, sign } from './tokens.js';

const OTHER_BOT = '64f0b1b2c3d4e5f607182931';
const OTHER_SECRET = 'b2a1c0d9-e8f7-4654-9321-0a9b8c7d6e5f';
const SHARED_SECRET = '0c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f';
const NONE = { alg: 'none', typ: 'JWT' };

describe.each(ADAPTERS)('the signature of the conversation token on %s', (adapter) => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(HelloModule, adapter, {
      BOT_SECRETS: `${ROOT_BOT}=${BOT_SECRET},${OTHER_BOT}=${OTHER_SECRET},${SHARED_SECRET}`,
      BOT_TOKEN_MAX_AGE_MS: '3600000',
    });
  });
  afterAll(() => service?.close());

  it.each<[string, WireBody]>([
    ["the bot's own secret", requestWith(sign(claims()))],
    ['a secret for all bots', requestWith(sign(claims(), SHARED_SECRET))],
    [
      'another vendor in the audience',
      requestWith(sign(claims({ aud: `https://x.example/bots/${ROOT_BOT}` }))),
    ],
    [
      'a list of audiences',
      requestWith(sign(claims({ aud: ['x', `https://tiledesk.com/bots/${ROOT_BOT}`] }))),
    ],
    ['the scheme before it', requestWith(`JWT ${sign(claims())}`)],
  ])('is accepted with %s', async (_name, body) => {
    const answer = await service.post(body);
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  });

  it.each<[string, WireBody]>([
    ['signed with a secret that is not ours', requestWith(sign(claims(), 'guessed'))],
    [
      'forged with the secret in the body',
      requestWith(sign(claims(), 'mine'), ({ payload }) => void (payload.bot.secret = 'mine')),
    ],
    ['alg none', requestWith(sign(claims(), '', NONE))],
    ['alg none with a signature', requestWith(`${sign(claims(), '', NONE)}AAAA`)],
    ['alg HS512 with the right secret', requestWith(sign(claims(), BOT_SECRET, { alg: 'HS512' }))],
    ['no alg', requestWith(sign(claims(), BOT_SECRET, { typ: 'JWT' }))],
    [
      'an unknown critical header',
      requestWith(sign(claims(), BOT_SECRET, { alg: 'HS256', crit: ['x'], x: 1 })),
    ],
    ["signed with another bot's secret", requestWith(sign(claims(), OTHER_SECRET))],
    [
      "another bot's token in this bot's request",
      requestWith(
        sign(claims({ _id: OTHER_BOT, aud: `https://tiledesk.com/bots/${OTHER_BOT}` }), OTHER_SECRET),
      ),
    ],
    [
      "another bot's token in a call that names its own bot, and this one as the participant",
      requestWith(
        sign(claims({ _id: OTHER_BOT, aud: `https://tiledesk.com/bots/${OTHER_BOT}` }), OTHER_SECRET),
        ({ payload }) => {
          payload.bot = { _id: OTHER_BOT };
          payload.message.request.participants = [`bot_${ROOT_BOT}`];
        },
      ),
    ],
    ['longer than any token may be', requestWith(sign(claims({ name: 'x'.repeat(65_536) })))],
    ['another subject', requestWith(sign(claims({ sub: 'userexternal' })))],
    ['no subject', requestWith(sign(claims({ sub: undefined })))],
    ['no audience', requestWith(sign(claims({ aud: undefined })))],
    [
      'the audience of another bot',
      requestWith(sign(claims({ aud: `https://tiledesk.com/bots/${OTHER_BOT}` }))),
    ],
    ['the audience of a project', requestWith(sign(claims({ aud: 'https://tiledesk.com/projects/1' })))],
    ['no bot in the claims', requestWith(sign(claims({ _id: undefined })))],
    ['no project in the claims', requestWith(sign(claims({ id_project: undefined })))],
    ['another project in the claims', requestWith(sign(claims({ id_project: '64f0a1b2c3d4e5f60718293b' })))],
    [
      'another project in the message',
      requestWith(
        sign(claims()),
        ({ payload }) => void (payload.message.id_project = '64f0a1b2c3d4e5f60718293b'),
      ),
    ],
    [
      "another project's conversation",
      requestWith(sign(claims()), ({ payload }) => {
        payload.message.request.request_id = 'support-group-64f0a1b2c3d4e5f60718293b-0f8b6c1d2e3f4a5b';
      }),
    ],
    ['issued two hours ago', requestWith(sign(claims({ iat: Math.floor(Date.now() / 1000) - 7200 })))],
    ['issued in an hour', requestWith(sign(claims({ iat: Math.floor(Date.now() / 1000) + 3600 })))],
    ['no time of issue', requestWith(sign(claims({ iat: undefined })))],
    ['a changed payload', requestWith(sign(claims()).replace(/\.[^.]+\./, `.${base64({ sub: 'bot' })}.`))],
    ['no token at all', requestWith('x.y.z')],
    ['an empty one', requestWith('')],
  ])(
    'is refused: %s',
    async (_name, body) => {
      const answer = await service.post(body);
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.text)).toEqual({
        error: {
          code: 'UNAUTHORIZED',
          message: 'The caller could not be verified.',
          help: expect.any(String) as string,
        },
      });
    },
    20_000,
  );

  it('logs which check failed, and nothing of the token', () => {
    const log = service.log.join('\n');
    expect(log).toContain('Rejected a caller at 127.0.0.1: wrong bot token');
    expect(log).not.toContain(sign(claims()).slice(0, 20));
  });
});

function base64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
