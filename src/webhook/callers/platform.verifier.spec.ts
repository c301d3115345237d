import { loadConfig } from '../../config/index.js';
import type { MessagingService, PlatformConversation } from '../../messaging/index.js';
import { until } from '../../../test/support/until.js';
import type { IncomingCall } from './incoming-call.js';
import { PlatformVerifier } from './platform.verifier.js';

const PROJECT = '64f0a1b2c3d4e5f60718293a';
const BOT = '64f0b1b2c3d4e5f607182930';

/** A platform that answers when the test lets it. */
class PatientPlatform {
  readonly asked: { requestId: string; answer: () => void }[] = [];

  readonly service = {
    lookAt: ({ requestId }: { requestId: string }) =>
      new Promise<PlatformConversation>((resolve) => {
        const answer = (): void =>
          resolve({ request_id: requestId, id_project: PROJECT, participants: [`bot_${BOT}`] });
        this.asked.push({ requestId, answer });
      }),
  } as unknown as MessagingService;
}

function call(
  conversation: number,
  address = '203.0.113.7',
  jti?: string,
  claims: object = {},
): IncomingCall {
  const payload = { _id: BOT, ...claims, ...(jti !== undefined && { jti, iat: 1 }) };
  const TOKEN = `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.x`;
  const requestId = `support-group-${PROJECT}-${conversation}`;
  const json = { token: TOKEN, payload: { message: { request: { request_id: requestId } } } };
  return { address, body: { bytes: undefined, json } } as unknown as IncomingCall;
}

describe('PlatformVerifier', () => {
  let platform: PatientPlatform;
  let verifier: PlatformVerifier;

  beforeEach(() => {
    platform = new PatientPlatform();
    verifier = new PlatformVerifier(loadConfig({ WEBHOOK_PLATFORM_CHECK: 'true' }).config, platform.service);
  });

  const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('asks a bounded number of questions at the same time; the others wait, and no caller is rejected', async () => {
    const verdicts = Array.from({ length: 60 }, (_, index) => verifier.verify(call(index)));
    await until(() => platform.asked.length === 32);
    while (platform.asked.length < 60) {
      platform.asked.forEach(({ answer }) => answer());
      await turns();
    }
    platform.asked.forEach(({ answer }) => answer());
    await expect(Promise.all(verdicts)).resolves.toEqual(Array(60).fill('accepted'));
  });

  it('lets a caller of another network wait behind one question of the attackers, not behind all', async () => {
    const strangers = Promise.allSettled(
      Array.from({ length: 3000 }, (_, index) => verifier.verify(call(index))),
    );
    await until(() => platform.asked.length === 32);
    await turns();
    const caller = verifier.verify(call(9999, '198.51.100.1'));
    await turns();
    platform.asked[0]?.answer();
    platform.asked[1]?.answer();
    await until(() => platform.asked.length === 34);
    const own = platform.asked.slice(32).find(({ requestId }) => requestId.endsWith('-9999'));
    own?.answer();
    await expect(caller).resolves.toBe('accepted');
    let isOver = false;
    void strangers.then(() => (isOver = true));
    while (!isOver) {
      platform.asked.splice(0).forEach(({ answer }) => answer());
      await turns();
    }
    const refused = (await strangers).filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
  });

  it('remembers the conversation: later tokens of the same bot ask nothing, other content and other networks do', async () => {
    const first = verifier.verify(call(1, '203.0.113.7', 'message 1'));
    await until(() => platform.asked.length === 1);
    platform.asked[0]?.answer();
    await expect(first).resolves.toBe('accepted');
    await expect(verifier.verify(call(1, '203.0.113.7', 'message 2'))).resolves.toBe('accepted');
    expect(platform.asked).toHaveLength(1);

    const others = [
      call(1, '198.51.100.1', 'message 3'),
      call(1, '203.0.113.7', 'message 4', { name: 'made up' }),
      call(2, '203.0.113.7', 'message 5'),
    ];
    const asked = others.map((other) => verifier.verify(other));
    await until(() => platform.asked.length === 4);
    platform.asked.forEach(({ answer }) => answer());
    await Promise.all(asked);
  });

  it('asks one question for calls with the same one, and remembers the answer', async () => {
    const verdicts = Array.from({ length: 40 }, () => verifier.verify(call(1)));
    await until(() => platform.asked.length === 1);
    platform.asked[0]?.answer();
    await expect(Promise.all(verdicts)).resolves.toEqual(Array(40).fill('accepted'));
    await expect(verifier.verify(call(1))).resolves.toBe('accepted');
    expect(platform.asked).toHaveLength(1);
  });
});
