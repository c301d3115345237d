import { writeFileSync } from 'node:fs';
import { Module } from '@nestjs/common';
import {
  Fallback,
  FulfillmentModule,
  Intent,
  Intents,
  ProjectRegistry,
  Reply,
  RequiresAuthenticatedUser,
  type IntentContext,
} from '../../src/index.js';
import { requestFor, type WireBody } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { PROJECT, sign, type Claims } from './tokens.js';

const SECRET = 'the-secret-of-this-project-0123456789';
const SHARED = 'the-secret-of-all-projects-0123456789';
const OTHER_PROJECT = '64f0a1b2c3d4e5f60718293b';
const OTHER_SECRET = 'the-secret-of-another-project-0123456';
const USER = String(requestFor('x').payload.message.sender);
const now = (): number => Math.floor(Date.now() / 1000);

function userClaims(changes: Claims = {}): Claims {
  return {
    _id: USER,
    firstname: 'Amélie',
    email: 'amelie@example.com',
    sub: 'userexternal',
    aud: `https://bank.example/projects/${PROJECT}`,
    exp: now() + 600,
    ...changes,
  };
}

@Intents()
class AccountIntents {
  @Intent('who')
  who({ user, params, request }: IntentContext): string {
    const { authenticated, claims } = user;
    return JSON.stringify({ authenticated, claims, inParams: 'userToken' in params, raw: request });
  }

  @Intent('balance')
  @RequiresAuthenticatedUser('Please sign in first.')
  balance(): string {
    return 'It is 42.';
  }

  @Intent('designed')
  @RequiresAuthenticatedUser()
  designed(): string {
    return 'It is 42.';
  }
}

@Intents()
@RequiresAuthenticatedUser(({ language }) =>
  Reply.text(language === 'it' ? 'Accedi prima.' : 'Please sign in.'),
)
class SafeIntents {
  @Intent('of.class')
  ofClass(): string {
    return 'It is 42.';
  }

  @Intent('of.method')
  @RequiresAuthenticatedUser('This one asks in its own words.')
  ofMethod(): string {
    return 'It is 42.';
  }
}

@Intents()
class OpenIntents {
  @Fallback()
  open(): string {
    return 'Open to all.';
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [AccountIntents, SafeIntents, OpenIntents] })
class BankModule {}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [OpenIntents] })
class OpenModule {}

/** As a page hands it over: the platform repeats it in all of these places. */
function withToken(intent: string, token: unknown): WireBody {
  const body = requestFor(intent, { userToken: token, payload: { userToken: token } });
  body.payload.message.attributes = { payload: { userToken: token } };
  body.payload.message.request.attributes = { userToken: token };
  return body;
}

function flowCall(intent: string, token: string, userId?: string): WireBody {
  const body = withToken(intent, token);
  const { _id, recipient, id_project, type } = body.payload.message;
  const message = { _id, recipient, id_project, type, sender: '_tdinternal', text: '/#1' };
  Object.assign(body.payload, { message });
  Object.assign(body.variables ?? {}, { user_id: userId });
  return body;
}

describe.each(ADAPTERS)('the token of a user on %s', (adapter) => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(BankModule, adapter, {
      USER_TOKEN_SECRETS: `${PROJECT}=${SECRET},${OTHER_PROJECT}=${OTHER_SECRET},${SHARED}`,
    });
  });
  afterAll(() => service?.close());

  const ask = async (body: WireBody): Promise<string> => (await service.post(body)).text;
  const isIn = async (body: WireBody): Promise<boolean> => (await ask(body)).includes('It is 42.');

  it.each<[string, string]>([
    ['of this project', sign(userClaims(), SECRET)],
    ['of all projects', sign(userClaims(), SHARED)],
    ['with the scheme before it', `JWT ${sign(userClaims(), SECRET)}`],
  ])('proves who the user is, signed with the secret %s', async (_name, token) => {
    expect(await isIn(withToken('balance', token))).toBe(true);
  });

  it('gives its claims to the handler, and never the token itself', async () => {
    const token = sign(userClaims(), SECRET);
    const text = await ask(withToken('who', token));
    expect(text).toContain('\\"authenticated\\":true');
    expect(text).toContain('amelie@example.com');
    expect(text).toContain('\\"inParams\\":false');
    expect(text).not.toContain(token);
    expect(text).not.toContain(token.split('.')[2]);
    expect(service.log.join('\n')).not.toContain(token);
  });

  it.each<[string, WireBody]>([
    ['forged', withToken('balance', sign(userClaims(), 'guessed'))],
    ['alg none', withToken('balance', sign(userClaims(), SECRET, { alg: 'none', typ: 'JWT' }))],
    ['another algorithm', withToken('balance', sign(userClaims(), SECRET, { alg: 'HS512' }))],
    ['expired', withToken('balance', sign(userClaims({ exp: now() - 120 }), SECRET))],
    ['without an end', withToken('balance', sign(userClaims({ exp: undefined }), SECRET))],
    ['not valid yet', withToken('balance', sign(userClaims({ nbf: now() + 600 }), SECRET))],
    ["another user's", withToken('balance', sign(userClaims({ _id: 'somebody-else' }), SECRET))],
    ["nobody's", withToken('balance', sign(userClaims({ _id: '' }), SECRET))],
    ["a bot's", withToken('balance', sign(userClaims({ sub: 'bot' }), SECRET))],
    [
      "another project's, by its secret",
      withToken(
        'balance',
        sign(userClaims({ aud: `https://bank.example/projects/${PROJECT}` }), OTHER_SECRET),
      ),
    ],
    [
      "another project's, by its audience",
      withToken('balance', sign(userClaims({ aud: `https://x/projects/${OTHER_PROJECT}` }), SHARED)),
    ],
    ['without an audience', withToken('balance', sign(userClaims({ aud: undefined }), SECRET))],
    ['no token', requestFor('balance')],
    ['a list of tokens', withToken('balance', [sign(userClaims(), SECRET)])],
    ['too long', withToken('balance', sign(userClaims({ filling: 'x'.repeat(9000) }), SECRET))],
    ['in another variable', requestFor('balance', { token: sign(userClaims(), SECRET) })],
  ])('proves nothing: %s', async (_name, body) => {
    const answer = await service.post(body);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Please sign in first.');
    expect(answer.text).not.toContain('42');
  });

  it("the platform's own word is a variable like any other, and authenticates no user", async () => {
    const flags = { strongAuthenticated: true, decodedCustomJWT: userClaims() };
    expect(await ask(requestFor('balance', flags))).toContain('Please sign in first.');
    const told = requestFor('who', flags);
    Object.assign(told.payload.message.request, { requester: { isAuthenticated: true } });
    const text = await ask(told);
    expect(text).toContain('\\"authenticated\\":false');
    expect(text).toContain('\\"claims\\":{}');
  });

  it('a conversation that names two users belongs to neither', async () => {
    const body = withToken('balance', sign(userClaims(), SECRET));
    body.payload.message.sender = 'somebody-else';
    expect(await isIn(body)).toBe(false);
  });

  it('a body that names two projects proves nothing', async () => {
    const body = withToken('balance', sign(userClaims(), SECRET));
    body.payload.bot.id_project = OTHER_PROJECT;
    expect(await isIn(body)).toBe(false);
  });

  it('a call from inside a flow names the user in a variable only', async () => {
    const token = sign(userClaims(), SECRET);
    expect(await isIn(flowCall('balance', token, USER))).toBe(true);
    expect(await isIn(flowCall('balance', token, 'somebody-else'))).toBe(false);
    expect(await isIn(flowCall('balance', token))).toBe(false);
  });

  it('a user who is not signed in gets the static reply, the words of the class, or the words of the method', async () => {
    expect((await service.post(requestFor('designed'))).status).toBe(204);
    expect(await ask(requestFor('of.class'))).toContain('Accedi prima.');
    expect(await ask(requestFor('of.method'))).toContain('in its own words');
    expect(await ask(requestFor('anything'))).toContain('Open to all.');
    expect(await isIn(withToken('of.class', sign(userClaims(), SECRET)))).toBe(true);
  });
});

describe('the secrets of users’ tokens', () => {
  const folder = new TemporaryFolder();
  let service: RunningService | undefined;

  afterEach(() => service?.close());
  afterAll(() => folder.remove());

  const warnings = (): string[] => service?.log.filter((line) => line.includes('denies every user')) ?? [];

  it('without any no user is authenticated, and the start says which handlers need that', async () => {
    service = await startService(BankModule);
    expect((await service.post(withToken('balance', sign(userClaims(), '')))).text).toContain('sign in');
    expect(warnings()).toHaveLength(1);
    const [warning = ''] = warnings();
    const named = [
      'AccountIntents.balance',
      'AccountIntents.designed',
      'SafeIntents.ofClass',
      'SafeIntents.ofMethod',
    ];
    for (const handler of [...named, 'USER_TOKEN_SECRETS', 'userTokenSecrets'])
      expect(warning).toContain(handler);
    for (const open of ['AccountIntents.who', 'OpenIntents.open']) expect(warning).not.toContain(open);
  });

  it('are not reported as missing if no handler needs them, or if any are set', async () => {
    service = await startService(OpenModule);
    expect(warnings()).toEqual([]);
    await service.close();
    service = await startService(BankModule, 'express', { USER_TOKEN_SECRETS: SHARED });
    expect(warnings()).toEqual([]);
  });

  it('of the projects file are missed when a reload takes the last one away', async () => {
    const path = folder.join('reloaded.yaml');
    const bank = `projects:\n  bank:\n    id: ${PROJECT}\n`;
    writeFileSync(path, `${bank}    userTokenSecrets: ${SECRET}\n`);
    service = await startService(BankModule, 'express', { FULFILLMENT_CONFIG_FILE: path });
    expect(warnings()).toEqual([]);
    writeFileSync(path, bank);
    expect(service.app.get(ProjectRegistry).reload()).toBe(true);
    expect(warnings()).toHaveLength(1);
  });

  it('of the projects file replace the secrets of the environment', async () => {
    const path = folder.join('projects.yaml');
    writeFileSync(path, `projects:\n  bank:\n    id: ${PROJECT}\n    userTokenSecrets: old-one,${SECRET}\n`);
    service = await startService(BankModule, 'express', {
      FULFILLMENT_CONFIG_FILE: path,
      USER_TOKEN_SECRETS: SHARED,
      USER_TOKEN_VARIABLE: 'bankToken',
    });
    const ask = async (secret: string): Promise<string> => {
      const bankToken = sign(userClaims(), secret);
      return (await (service as RunningService).post(requestFor('balance', { bankToken }))).text;
    };
    expect(await ask(SECRET)).toContain('It is 42.');
    expect(await ask('old-one')).toContain('It is 42.');
    expect(await ask(SHARED)).toContain('sign in');
  });
});
