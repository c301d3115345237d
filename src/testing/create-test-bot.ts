import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { loadBotExport, type BotExport } from '../bot-export/index.js';
import { FulfillmentConfig, OwnedSecret } from '../config/index.js';
import { IntentExplorer } from '../intents/index.js';
import { BotGateway, PublishedBot, type BotGatewayOptions } from '../playground/index.js';
import {
  CallWatch,
  createApp,
  memoryLogger,
  teamModule,
  TEST_ENVIRONMENT,
  withEnvironment,
} from './app/index.js';
import { botOfHandlers } from './bot/index.js';
import { TurnLog } from './conversation/index.js';
import { InProcessHttp, InProcessWebhook, proofsOf, WebhookClient } from './http/index.js';
import { TestPlatform } from './platform/index.js';
import { Sessions } from '../sessions/index.js';
import { WebhookRoute } from '../webhook/index.js';
import { SHOP_BOT } from './requests/index.js';
import type { TestBotOptions } from './test-bot-options.interface.js';
import { TestBot } from './test-bot.js';
import { Activity, TestTime } from './time/index.js';

/**
 * Creates the service of some modules, and a bot that calls it: the whole way, from the user's text over HTTP,
 * verification, validation, guards, order, deadlines and late replies to the visible messages, without a port and
 * without waiting.
 *
 * ```ts
 * const bot = await createTestBot({ imports: [OrdersModule] });
 * const turn = await bot.intent('order.status', { orderId: '20413' });
 * expect(turn.texts).toEqual(['Order 20413 is shipped.']);
 * await bot.close();
 * ```
 *
 * @throws FulfillmentError every problem that would stop the start of the service
 * @throws TestUsageError options that contradict each other
 * @publicApi
 */
export async function createTestBot(options: TestBotOptions = {}): Promise<TestBot> {
  const { imports, providers, controllers, settings, overrides = [], agents, departments } = options;
  const activity = new Activity();
  const time = new TestTime(activity);
  const identity = { ...SHOP_BOT, globals: {}, ...options.identity };
  const { projectId } = identity;
  const platform = new TestPlatform({ projectId, bots: [], agents, departments }, activity);
  const log: string[] = [];
  const logger = options.logger ?? memoryLogger(log);
  const env = {
    ...TEST_ENVIRONMENT,
    ...(options.adapter && { HTTP_ADAPTER: options.adapter }),
    ...options.env,
  };
  const app = await withEnvironment(env, async () => {
    const module = await teamModule({ imports, providers, controllers, settings });
    return createApp(module, { platform, time, overrides, logger, configure: options.configure });
  });
  const config = app.get(FulfillmentConfig);
  if (config.httpAdapter === 'fastify') await (app.getHttpAdapter() as FastifyAdapter).getInstance().ready();

  const turns = new TurnLog(activity);
  app.get(CallWatch).listener = (event, call) => turns.serviceDid(event, call);
  const client = new WebhookClient(
    new InProcessHttp(app.getHttpServer()),
    app.get(WebhookRoute).path,
    proofsOf(config),
  );
  const { handlers } = app.get(IntentExplorer, { strict: false }).explore();
  const secret = OwnedSecret.validFor(identity.rootId, config.botSecrets)[0]?.reveal() ?? identity.secret;
  const ofHandlers = botOfHandlers(handlers, { ...identity, secret }, options.phrases ?? {});
  const exported = typeof options.bot === 'string' ? await loadBotExport(options.bot) : options.bot;
  const gateway = new BotGateway(platform.emulated, {
    webhook: new InProcessWebhook(client, turns),
    observer: turns.botDid,
    now: () => time.clock.date(),
    timer: timerOf(time, activity),
    ...(exported === undefined && { matcher: ofHandlers.matcher }),
  });
  gateway.publish(exported === undefined ? ofHandlers.bot : published(exported, { ...identity, secret }));
  const { language, channel, user, draft } = options;
  return new TestBot({
    app,
    platform,
    time,
    log,
    client,
    world: { gateway, log: turns, activity, sessions: app.get(Sessions, { strict: false }) },
    settings: { language, channel, user, draft },
  });
}

/** With the identity of the test, so that its tokens match the service's configuration. */
function published(
  exported: BotExport,
  {
    projectId,
    webhookUrl,
    secret,
    rootId,
  }: { projectId: string; webhookUrl: string; secret: string; rootId: string },
): PublishedBot {
  const bot = PublishedBot.fromExport(exported, { projectId, webhookUrl });
  return new PublishedBot({ ...bot.document, root_id: rootId, secret }, bot.intents);
}

/** The effect of the bot's own pauses on the time of a test. */
function timerOf(time: TestTime, activity: Activity): BotGatewayOptions['timer'] {
  return (ms, work, awaited) => {
    if (!awaited) return time.clock.after(ms, work);
    let wanted = true;
    activity.leave();
    void time.pause(ms).then(() => {
      activity.enter();
      if (wanted) work();
    });
    return () => (wanted = false);
  };
}
