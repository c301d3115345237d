import { RecordingPlatform } from '../platform/index.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import type { HttpAnswer } from '../support/http-client.js';
import { until } from '../support/until.js';
import { HelloModule } from '../webhook/hello.module.js';
import { claims, PROJECT, requestWith, ROOT_BOT, sign } from './tokens.js';

const STRANGERS = 300;
const CALLERS = 20;
/** The maximum of questions at the same time. */
const PLACES = 32;
/** The platform is slow, so that the attackers hold all places when the callers come. */
const PLATFORM_MS = 100;
const NETWORK_OF_STRANGERS = '203.0.113.7';

describe.each(ADAPTERS)('attackers who flood the platform check, on %s', (adapter) => {
  let service: RunningService;
  let platform: RecordingPlatform;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
    platform.world.projects.add(PROJECT);
    service = await startService(HelloModule, adapter, {
      WEBHOOK_PLATFORM_CHECK: 'true',
      PLATFORM: 'custom',
      PLATFORM_API_URL: platform.apiUrl,
      TRUST_PROXY: 'loopback',
    });
  });
  afterAll(async () => {
    await service?.close();
    await platform?.stop();
  });

  /** A call of another conversation and message each, whose token the platform made or did not. */
  async function call(number: number, address: string, isGenuine: boolean): Promise<HttpAnswer> {
    const requestId = `support-group-${PROJECT}-${address.replaceAll('.', '')}${number}`;
    const token = sign(claims({ jti: requestId }), isGenuine ? undefined : 'made up');
    if (isGenuine) {
      platform.accept(token, { kind: 'bot', id: ROOT_BOT, name: 'Shop' });
      const conversation = { id_project: PROJECT, participants: [`bot_${ROOT_BOT}`] };
      Object.assign(platform.world.addConversation(requestId), conversation);
    }
    const body = requestWith(token, ({ payload }) => {
      payload.message.request.request_id = requestId;
      payload.message._id = requestId;
    });
    return service.post(body, { headers: { ...JSON_TYPE, 'X-Forwarded-For': address } });
  }

  it.each([
    ['another network', '198.51.100.1'],
    ['their own network', NETWORK_OF_STRANGERS],
  ])(
    'refuse no call of the platform from %s, although each has a new token',
    async (_name, address) => {
      platform.calls.length = 0;
      platform.fail({ kind: 'delay', milliseconds: PLATFORM_MS });
      const strangers = Array.from({ length: STRANGERS }, (_, number) =>
        call(number, NETWORK_OF_STRANGERS, false),
      );
      await until(() => platform.calls.length >= PLACES);
      const callers = Array.from({ length: CALLERS }, (_, number) => call(STRANGERS + number, address, true));
      const answers = await Promise.all(callers);
      expect(answers.map(({ status }) => status)).toEqual(Array(CALLERS).fill(200));
      const refused = await Promise.all(strangers);
      expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([401]));
    },
    120_000,
  );
});
