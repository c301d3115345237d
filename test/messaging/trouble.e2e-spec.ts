import { inspect } from 'node:util';
import type { MessagingError } from '../../src/messaging/index.js';
import {
  AccessBlockedError,
  CallAbortedError,
  ConversationNotFoundError,
  NotAllowedError,
  PlatformTimeoutError,
  PlatformUnavailableError,
  ProjectNotFoundError,
  RateLimitedError,
  RedirectRefusedError,
  RequestRejectedError,
  RequestTooLargeError,
  TokenRejectedError,
  UnexpectedAnswerError,
} from '../../src/messaging/index.js';
import { BOT_TOKEN, RecordingPlatform, type Fault } from '../platform/index.js';
import { until } from '../support/until.js';
import { MessagingApp, failure } from './support.js';

/** For calls that are answered: a bound against hanging, on a machine that may be busy. */
const PATIENCE_MS = 10_000;
/** For calls that are not. */
const TIMEOUT_MS = 400;

function timeFor({ kind }: Fault): { timeoutMs?: number } {
  return kind === 'hang' ? { timeoutMs: TIMEOUT_MS } : {};
}

describe('Conversation, when the platform is in trouble', () => {
  let platform: RecordingPlatform;
  let app: MessagingApp;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
  });
  beforeEach(async () => {
    platform.reset();
    app = await MessagingApp.start({ apiUrl: platform.apiUrl, timeoutMs: PATIENCE_MS, backoffMs: 20 });
  });
  afterEach(() => app?.stop());
  afterAll(() => platform?.stop());

  const answers: [string, Fault, new (...args: never[]) => MessagingError, Partial<MessagingError>][] = [
    ['401', { kind: 'status', status: 401, body: 'Unauthorized' }, TokenRejectedError, { retryable: false }],
    [
      '401 of the address filter',
      { kind: 'status', status: 401, body: { err: 'error project ip filter' } },
      AccessBlockedError,
      { platformMessage: 'error project ip filter' },
    ],
    [
      '403 of a malformed header',
      { kind: 'status', status: 403, body: { success: false, msg: 'Unauthorized.' } },
      TokenRejectedError,
      {},
    ],
    [
      '403 of a role',
      { kind: 'status', status: 403, body: { success: false, msg: 'you dont have the required role.' } },
      NotAllowedError,
      { platformMessage: 'you dont have the required role.' },
    ],
    [
      '404',
      { kind: 'status', status: 404, body: { success: false, msg: 'Object not found.' } },
      ConversationNotFoundError,
      { retryable: false },
    ],
    ['404 in HTML', { kind: 'status', status: 404, body: '<html>no</html>' }, ConversationNotFoundError, {}],
    [
      '400 of the project',
      { kind: 'status', status: 400, body: { error: 'Invalid project id: x' } },
      ProjectNotFoundError,
      {},
    ],
    [
      '400',
      { kind: 'status', status: 400, body: { success: false, error: 'no' } },
      RequestRejectedError,
      { platformMessage: 'no' },
    ],
    [
      '422 with a list',
      { kind: 'status', status: 422, body: { errors: [{ msg: 'text is required' }, { msg: 'so is type' }] } },
      RequestRejectedError,
      { platformMessage: 'text is required; so is type' },
    ],
    [
      '413',
      { kind: 'status', status: 413, body: { err: 'Request entity too large' } },
      RequestTooLargeError,
      {},
    ],
    [
      '429',
      { kind: 'status', status: 429, headers: { 'retry-after': '70' } },
      RateLimitedError,
      { retryable: true, outcome: 'not-done' },
    ],
    [
      '500',
      { kind: 'status', status: 500, body: { err: 'error' } },
      PlatformUnavailableError,
      { retryable: true, outcome: 'unknown' },
    ],
    ['503 in HTML', { kind: 'status', status: 503, body: '<h1>Sorry</h1>' }, PlatformUnavailableError, {}],
    [
      '200 with HTML',
      { kind: 'html' },
      UnexpectedAnswerError,
      { retryable: true, outcome: 'unknown', platformMessage: undefined },
    ],
    ['half a body', { kind: 'halfBody' }, UnexpectedAnswerError, { outcome: 'unknown' }],
    [
      '200 with an error inside',
      { kind: 'status', status: 200, body: { success: false, msg: 'Error getting the request.' } },
      UnexpectedAnswerError,
      { platformMessage: 'Error getting the request.' },
    ],
    ['200 with nothing', { kind: 'status', status: 200, body: '' }, UnexpectedAnswerError, {}],
    ['no answer', { kind: 'hang' }, PlatformTimeoutError, { retryable: true, outcome: 'unknown' }],
    ['a reset', { kind: 'reset' }, PlatformUnavailableError, { outcome: 'unknown' }],
    [
      'a redirect',
      { kind: 'redirect', to: 'http://127.0.0.1:9/' },
      RedirectRefusedError,
      { retryable: false },
    ],
  ];

  it.each(answers)('ends in its typed error: %s', async (_, fault, type, fields) => {
    platform.fail(fault);

    const error = await failure(app.conversation().handOff(timeFor(fault)));

    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({ operation: 'handOff', ...fields });
  });

  it.each(answers.filter(([name]) => name !== '429'))('goes on afterwards: %s', async (_, fault) => {
    platform.fail(fault);
    await failure(app.conversation().handOff(timeFor(fault)));
    platform.reset();

    await app.conversation().send('still here');

    expect(platform.world.texts()).toEqual(['still here']);
  });

  it('gives up when a body trickles in too slowly', async () => {
    platform.fail({ kind: 'delay', milliseconds: PATIENCE_MS });
    await expect(app.conversation().handOff({ timeoutMs: TIMEOUT_MS })).rejects.toBeInstanceOf(
      PlatformTimeoutError,
    );
  });

  it('ends early when its caller gives up', async () => {
    platform.fail({ kind: 'hang' });
    const caller = new AbortController();
    const call = app.conversation().handOff({ signal: caller.signal });
    await until(() => platform.calls.length > 0);
    caller.abort();

    const error = await failure(call);

    expect(error).toBeInstanceOf(CallAbortedError);
    expect(error).toMatchObject({ outcome: 'unknown', retryable: false });
  });

  it('makes no call for a caller who has given up already', async () => {
    const error = await failure(app.conversation().handOff({ signal: AbortSignal.abort() }));

    expect(error).toMatchObject({ code: 'CALL_ABORTED', outcome: 'not-done' });
    expect(platform.calls).toHaveLength(0);
  });

  it('finds out that the platform is silent because it does not know the conversation', async () => {
    const unknown = app.conversation(BOT_TOKEN, 'support-group-of-nobody');
    const error = unknown.send('Hello', { timeoutMs: 3_000 });
    await expect(error).rejects.toBeInstanceOf(ConversationNotFoundError);
  });

  it.each([
    ['refused connection', 'http://127.0.0.1:1/v3', 'ECONNREFUSED'],
    ['unknown host', 'https://platform.invalid/v3', /ENOTFOUND|EAI_AGAIN/],
  ])('names a network fault: %s', async (_, apiUrl, reason) => {
    const elsewhere = await MessagingApp.start({ apiUrl, timeoutMs: PATIENCE_MS });

    const error = (await failure(elsewhere.conversation().close())) as PlatformUnavailableError;

    expect(error).toBeInstanceOf(PlatformUnavailableError);
    expect(error.reason).toMatch(reason);
    expect(error.outcome).toBe('not-done');
    await elsewhere.stop();
  });

  it.each<[string, Fault]>([
    ['repeated by the platform', { kind: 'status', status: 500, body: { err: `bad token ${BOT_TOKEN}!` } }],
    [
      'repeated in an unexpected answer',
      { kind: 'status', status: 200, body: { success: false, msg: BOT_TOKEN } },
    ],
    ['on a network fault', { kind: 'reset' }],
    ['on a timeout', { kind: 'hang' }],
  ])('has the token nowhere in its error: %s', async (_, fault) => {
    platform.fail(fault);

    const error = await failure(app.conversation().handOff(timeFor(fault)));

    const everything = [
      inspect(error, { depth: 20, showHidden: true }),
      JSON.stringify(error),
      error.stack,
    ].join();
    expect(everything).not.toContain(BOT_TOKEN);
    expect(everything).not.toContain(BOT_TOKEN.split('.')[2]);
    expect(error.cause).toBeUndefined();
  });
});
