import { loadConfig } from '../../config/index.js';
import type { MessagingService, PlatformConversation } from '../../messaging/index.js';
import type { IncomingCall } from './incoming-call.js';
import { PlatformVerifier } from './platform.verifier.js';

const PROJECT = '64f0a1b2c3d4e5f60718293a';
const BOT = '64f0b1b2c3d4e5f607182930';
const TOKEN = `e30.${Buffer.from(JSON.stringify({ _id: BOT })).toString('base64url')}.x`;

/** A platform that answers when it is told to. */
class PatientPlatform {
  readonly asked: { requestId: string; answer: () => void }[] = [];

  readonly service = {
    conversation: ({ requestId }: { requestId: string }) => ({
      get: () =>
        new Promise<PlatformConversation>((resolve) => {
          const answer = (): void =>
            resolve({ request_id: requestId, id_project: PROJECT, participants: [`bot_${BOT}`] });
          this.asked.push({ requestId, answer });
        }),
    }),
  } as unknown as MessagingService;
}

function call(conversation: number): IncomingCall {
  const requestId = `support-group-${PROJECT}-${conversation}`;
  const json = { token: TOKEN, payload: { message: { request: { request_id: requestId } } } };
  return { body: { bytes: undefined, json } } as unknown as IncomingCall;
}

describe('PlatformVerifier', () => {
  let platform: PatientPlatform;
  let verifier: PlatformVerifier;

  beforeEach(() => {
    platform = new PatientPlatform();
    verifier = new PlatformVerifier(loadConfig({ WEBHOOK_PLATFORM_CHECK: 'true' }).config, platform.service);
  });

  it('asks a bounded number of questions at the same time, and goes on when they are answered', async () => {
    const verdicts = Array.from({ length: 60 }, (_, index) => verifier.verify(call(index)));
    const outcomes = Promise.allSettled(verdicts);
    await expect(verdicts[59]).rejects.toThrow(RangeError);
    expect(platform.asked).toHaveLength(32);
    platform.asked.forEach(({ answer }) => answer());
    const statuses = (await outcomes).map(({ status }) => status);
    expect(statuses.filter((status) => status === 'fulfilled')).toHaveLength(32);
    const next = verifier.verify(call(59));
    platform.asked.at(-1)?.answer();
    await expect(next).resolves.toBe('accepted');
  });

  it('asks one question for calls with the same one, and remembers the answer', async () => {
    const verdicts = Array.from({ length: 40 }, () => verifier.verify(call(1)));
    expect(platform.asked).toHaveLength(1);
    platform.asked[0]?.answer();
    await expect(Promise.all(verdicts)).resolves.toEqual(Array(40).fill('accepted'));
    await expect(verifier.verify(call(1))).resolves.toBe('accepted');
    expect(platform.asked).toHaveLength(1);
  });
});
