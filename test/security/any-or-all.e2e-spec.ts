import { Module } from '@nestjs/common';
import {
  VerifiesCallers,
  type CallerVerifier,
  type IncomingCall,
  type Verdict,
} from '../../src/webhook/index.js';
import { fixture } from '../support/fixtures.js';
import type { HttpCall } from '../support/http-client.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from '../webhook/hello.module.js';
import { BOT_SECRET, claims, PROJECT, requestWith, ROOT_BOT, sign } from './tokens.js';

const SECRET = 'secret-0123456789abcdef';
const SIGNED = requestWith(sign(claims()));
const FORGED = requestWith(sign(claims(), 'forged'));
const IN_PATH: HttpCall = { path: `/webhook/${SECRET}` };

/** A team's own check, which asks another service. */
@VerifiesCallers()
class TicketVerifier implements CallerVerifier {
  readonly name = 'ticket';

  async verify({ request }: IncomingCall): Promise<Verdict> {
    const ticket = request.headers['x-ticket'];
    if (ticket === undefined) return 'absent';
    await new Promise(setImmediate);
    if (ticket === 'trouble') throw new TypeError('canary: no line to the ticket office');
    return ticket === 'valid' ? 'accepted' : 'rejected';
  }
}

@VerifiesCallers()
class BodyTicketVerifier implements CallerVerifier {
  readonly name = 'ticket in the body';
  readonly needsBody = true;

  verify({ body }: IncomingCall): Verdict {
    return body?.bytes?.includes('"ticket":"valid"') === true ? 'accepted' : 'absent';
  }
}

@Module({ imports: [HelloModule], providers: [TicketVerifier] })
class TicketModule {}

@Module({ imports: [HelloModule], providers: [TicketVerifier, BodyTicketVerifier] })
class TwoTicketsModule {}

describe.each(ADAPTERS)('several proofs on %s', (adapter) => {
  let service: RunningService | undefined;

  const start = async (env: Record<string, string>, module = HelloModule): Promise<RunningService> => {
    service = await startService(module, adapter, env);
    return service;
  };
  const ticket = (value: string): HttpCall => ({ headers: { ...JSON_TYPE, 'X-Ticket': value } });

  afterEach(() => service?.close());

  it('any: one of them is enough', async () => {
    const { post } = await start({ WEBHOOK_SECRETS: SECRET, BOT_SECRETS: `${ROOT_BOT}=${BOT_SECRET}` });
    expect((await post(FORGED, IN_PATH)).status).toBe(200);
    expect((await post(SIGNED)).status).toBe(200);
    expect((await post(FORGED)).status).toBe(401);
  });

  it('all: each of them is needed', async () => {
    const { post, log } = await start({
      WEBHOOK_PROOFS: 'all',
      WEBHOOK_SECRETS: SECRET,
      BOT_SECRETS: `${ROOT_BOT}=${BOT_SECRET}`,
    });
    expect((await post(SIGNED, IN_PATH)).status).toBe(200);
    expect((await post(FORGED, IN_PATH)).status).toBe(401);
    expect((await post(SIGNED)).status).toBe(401);
    expect(log.filter((line) => line.startsWith('Rejected'))).toEqual([
      'Rejected a caller at 127.0.0.1: wrong bot token Callers',
      'Rejected a caller at 127.0.0.1: no credentials Callers',
    ]);
  });

  it('reads no body of an unauthenticated caller while the envelope decides, and parses it if a proof is in it', async () => {
    const byEnvelope = await start({ WEBHOOK_SECRETS: SECRET });
    expect((await byEnvelope.call({ path: '/webhook', headers: JSON_TYPE, body: '{' })).status).toBe(401);
    await byEnvelope.close();
    const byBody = await start({ WEBHOOK_SECRETS: SECRET, BOT_SECRETS: BOT_SECRET });
    expect((await byBody.call({ path: '/webhook', headers: JSON_TYPE, body: '{' })).status).toBe(400);
  });

  it('reads no body where all are needed and the envelope fails', async () => {
    const { call } = await start({
      WEBHOOK_PROOFS: 'all',
      WEBHOOK_SECRETS: SECRET,
      BOT_SECRETS: BOT_SECRET,
    });
    expect((await call({ path: '/webhook', headers: JSON_TYPE, body: '{' })).status).toBe(401);
  });

  it("a team's own verifier is asked, may wait, and may fail without its words being seen", async () => {
    const { post, log } = await start({ WEBHOOK_VERIFICATION: 'custom' }, TicketModule);
    expect((await post(fixture(), ticket('valid'))).status).toBe(200);
    expect((await post(fixture(), ticket('wrong'))).status).toBe(401);
    expect((await post(fixture())).status).toBe(401);
    const trouble = await post(fixture(), ticket('trouble'));
    expect(trouble.status).toBe(401);
    expect(log.join('\n')).toContain('wrong ticket (TypeError)');
    expect(log.join('\n') + trouble.text).not.toContain('canary');
  });

  it("a team's own verifier works beside the built-in ones, and may read the body", async () => {
    const { post } = await start({ WEBHOOK_SECRETS: SECRET }, TwoTicketsModule);
    expect((await post(fixture(), IN_PATH)).status).toBe(200);
    expect((await post(fixture(), ticket('valid'))).status).toBe(200);
    expect((await post({ ...fixture(), ticket: 'valid' })).status).toBe(200);
    expect((await post(fixture())).status).toBe(401);
  });

  it.each([
    ['custom', HelloModule, 'no provider is decorated with @VerifiesCallers()'],
    ['none', TicketModule, 'ticket would then not be asked'],
  ])('%s and what is provided must fit', async (verification, module, problem) => {
    await expect(start({ WEBHOOK_VERIFICATION: verification }, module)).rejects.toThrow(problem);
    service = undefined;
  });

  it.each<[string, Record<string, string>, number]>([
    ['its project', { ALLOWED_PROJECTS: `other,${PROJECT}` }, 200],
    ['another project', { ALLOWED_PROJECTS: 'other' }, 401],
    ['its bot', { ALLOWED_BOTS: ROOT_BOT }, 200],
    ['another bot', { ALLOWED_BOTS: 'other' }, 401],
    ['its project, but another bot', { ALLOWED_PROJECTS: PROJECT, ALLOWED_BOTS: 'other' }, 401],
  ])('allowed is %s: with the right secret %#', async (_name, env, status) => {
    const { post } = await start({ WEBHOOK_SECRETS: SECRET, ...env });
    expect((await post(fixture(), IN_PATH)).status).toBe(status);
    expect((await post(fixture())).status).toBe(401);
  });

  it('a body that names two projects is refused when one of them is not allowed', async () => {
    const { post } = await start({ ALLOWED_PROJECTS: PROJECT });
    const smuggled = requestWith('t', ({ payload }) => void (payload.message.id_project = 'other'));
    expect((await post(smuggled)).status).toBe(401);
    expect((await post({ token: 't', payload: {} })).status).toBe(401);
  });
});
