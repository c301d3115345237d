import { Module } from '@nestjs/common';
import { Refusals } from '../../src/index.js';
import { VerifiesCallers, type CallerVerifier, type Verdict } from '../../src/webhook/index.js';
import { fixture, requestFor } from '../support/fixtures.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from '../webhook/hello.module.js';

const SECRET = 'secret-0123456789abcdef';
const KNOWN = `/webhook/${SECRET}`;
let called = 0;

@VerifiesCallers()
class RestlessVerifier implements CallerVerifier {
  get name(): string {
    return `check ${(called += 1)}`;
  }

  verify(): Verdict {
    return 'rejected';
  }
}

@Module({ imports: [HelloModule], providers: [RestlessVerifier] })
class RestlessModule {}

describe.each(ADAPTERS)('refusals on %s', (adapter) => {
  let service: RunningService;

  const counts = (): Record<string, number> =>
    Object.fromEntries(service.app.get(Refusals, { strict: false }).counts);

  afterEach(() => service?.close());

  it('are counted by what was wrong, and nothing of the call is in a reason', async () => {
    service = await startService(HelloModule, adapter, {
      WEBHOOK_SECRETS: SECRET,
      WEBHOOK_BASIC_AUTH: `platform:${SECRET}`,
      BODY_LIMIT: '20kb',
      LOOP_LIMIT: '1',
    });
    const { post, call } = service;
    await post(fixture(), { path: '/webhook/canary' });
    await post(fixture(), {
      path: '/webhook/canary',
      headers: { ...JSON_TYPE, Authorization: 'Basic canary' },
    });
    await post(fixture());
    await call({ path: KNOWN, method: 'PUT' });
    await call({ path: KNOWN, headers: { 'Content-Type': 'text/canary' }, body: 'x' });
    await call({ path: KNOWN, headers: JSON_TYPE, body: '{canary' });
    await call({ path: KNOWN, headers: JSON_TYPE, body: '['.repeat(200) + ']'.repeat(200) });
    await call({ path: KNOWN, headers: JSON_TYPE, body: `"${'x'.repeat(30_000)}"` });
    await post({ canary: 1 }, { path: KNOWN });
    for (let times = 0; times < 6; times += 1) await post(requestFor('hello'), { path: KNOWN });
    expect(counts()).toEqual({
      'caller: wrong secret': 1,
      'caller: wrong secret and basic': 1,
      'caller: no credentials': 1,
      METHOD_NOT_ALLOWED: 1,
      UNSUPPORTED_MEDIA_TYPE: 1,
      MALFORMED_JSON: 1,
      JSON_TOO_DEEP: 1,
      BODY_TOO_LARGE: 1,
      INVALID_WEBHOOK_REQUEST: 1,
      LOOP: 2,
    });
  });

  it.each([
    ['LIMIT_RATE_PER_ADDRESS', 'TOO_MANY_REQUESTS: address'],
    ['LIMIT_RATE_PER_PROJECT', 'TOO_MANY_REQUESTS: project'],
  ])('of %s are told apart, which the caller does not see', async (variable, reason) => {
    service = await startService(HelloModule, adapter, { [variable]: '1' });
    const answers = [await service.post(requestFor('hello')), await service.post(requestFor('hello'))];
    expect(answers[1].status).toBe(429);
    expect(answers[1].text).not.toMatch(/"limit"|: address|: project/);
    expect(counts()).toEqual({ [reason]: 1 });
  });

  it('for want of HTTPS and of too many headers are counted', async () => {
    service = await startService(HelloModule, adapter, { REQUIRE_HTTPS: 'true', TRUST_PROXY: 'loopback' });
    const plain = { ...JSON_TYPE, 'X-Forwarded-Proto': 'http' };
    await service.post(fixture(), { headers: plain });
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`X-${index}`, '1']));
    await service.post(fixture(), { headers: { ...JSON_TYPE, ...many } });
    expect(counts()).toEqual({ HTTPS_REQUIRED: 1, TOO_MANY_HEADERS: 1 });
  });

  it('have a bounded number of reasons, whatever a verifier calls itself', async () => {
    service = await startService(RestlessModule, adapter, { WEBHOOK_VERIFICATION: 'custom' });
    const refusals = service.app.get(Refusals, { strict: false });
    await service.post(fixture());
    for (let index = 0; index < 500; index += 1) refusals.count(`reason ${index}`);
    expect(refusals.counts.size).toBeLessThanOrEqual(65);
    const total = [...refusals.counts.values()].reduce((sum, count) => sum + count, 0);
    expect(total).toBe(501);
  });
});
