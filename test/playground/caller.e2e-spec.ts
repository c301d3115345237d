import { Secret } from '../../src/common/index.js';
import { EmulatedPlatform } from '../../src/playground/index.js';
import { BOT_SECRET, PROJECT, requestWith, ROOT_BOT } from '../security/tokens.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from '../webhook/hello.module.js';

/** The emulated platform has the bot of the recorded requests: its tokens are what the service verifies. */
describe.each(ADAPTERS)('a token of the emulated platform on %s', (adapter) => {
  const platform = new EmulatedPlatform({
    projectId: PROJECT,
    bots: [{ _id: ROOT_BOT, name: 'Shop', secret: new Secret(BOT_SECRET) }],
  });
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(HelloModule, adapter, { BOT_SECRETS: `${ROOT_BOT}=${BOT_SECRET}` });
  });
  afterAll(() => service?.close());

  it('is accepted as a token of the bot', async () => {
    const token = await platform.tokens.forBot(ROOT_BOT);
    expect((await service.post(requestWith(token.reveal()))).status).toBe(200);
  });

  it('is refused when it is forged', async () => {
    const token = await platform.tokens.forgedForBot(ROOT_BOT);
    expect((await service.post(requestWith(token.reveal()))).status).toBe(401);
  });
});
