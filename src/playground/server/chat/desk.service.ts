import { basename } from 'node:path';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { loadBotExport, type BotExport } from '../../../bot-export/index.js';
import { FulfillmentConfig, ProjectRegistry } from '../../../config/index.js';
import { IntentExplorer, type HandlerDefinition } from '../../../intents/index.js';
import { CircuitBreakers } from '../../../messaging/index.js';
import { BotGateway, credentialsOf, PublishedBot, type EngineEvent } from '../../engine/index.js';
import { botViewOf } from '../bot/bot-view.js';
import { defaultBot } from '../bot/default-bot.js';
import { PLAYGROUND_DEPARTMENT, PLAYGROUND_PROJECT } from '../playground.constants.js';
import { KnownSecrets } from '../secrets/known-secrets.service.js';
import { Timelines } from '../timeline/timelines.service.js';
import { TroubledPlatform } from '../trouble/troubled-platform.js';
import { Troubles } from '../trouble/troubles.service.js';
import type { BotView } from '../view.types.js';
import { PlaygroundCaller } from './playground-caller.js';
import { ServiceWebhook } from './service-webhook.js';

const AGENT = {
  id: '00000000000000006167656e',
  firstname: 'Robin',
  lastname: 'Vale',
  email: 'robin.vale@example.com',
};

/** The emulated platform with one bot, wired to the webhook of this service and to its messaging client. */
@Injectable()
export class Desk implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  readonly platform: TroubledPlatform;
  readonly gateway: BotGateway;
  bot: BotView = { name: '', handlers: [], intents: [] };
  /** The platform's port: it stays the same while the platform is unreachable. */
  private host = '';
  private published?: PublishedBot;
  private opening?: Promise<void>;
  private readonly logger = new Logger('Playground');
  /** Names of actions that are already logged. */
  private readonly unplayed = new Set<string>();

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly projects: ProjectRegistry,
    private readonly modules: ModuleRef,
    private readonly webhook: ServiceWebhook,
    private readonly timelines: Timelines,
    caller: PlaygroundCaller,
    readonly troubles: Troubles,
    private readonly secrets: KnownSecrets,
  ) {
    this.platform = new TroubledPlatform(troubles, {
      projectId: PLAYGROUND_PROJECT,
      bots: [],
      agents: [AGENT],
      departments: [{ _id: PLAYGROUND_DEPARTMENT, name: 'Default Department', default: true }],
    });
    caller.tokens = this.platform.tokens;
    this.gateway = new BotGateway(this.platform, { webhook: caller, observer: caller.observe });
    this.gateway.engine.watch((event) => this.record(event));
    troubles.watch(() => this.change());
  }

  /** Only the project of the playground uses this platform; all others keep theirs. */
  async onModuleInit(): Promise<void> {
    await this.platform.start();
    this.host = new URL(this.platform.url).host;
    this.projects.add(PLAYGROUND_PROJECT, { name: 'playground', apiUrl: this.platform.url });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.ready();
  }

  /** After a fault is switched off, the platform is called immediately, and earlier failures do not hide new ones. */
  private change(): void {
    this.gateway.engine.dialect = this.troubles.has('page-dialect') ? 'page' : 'engine';
    this.modules.get(CircuitBreakers, { strict: false }).forget(this.host);
  }

  /** Resolves when the bot is loaded, as soon as all handlers are known. */
  ready(): Promise<void> {
    return (this.opening ??= this.publishBot());
  }

  private async publishBot(): Promise<void> {
    const { handlers } = this.modules.get(IntentExplorer, { strict: false }).explore();
    const source = await this.load(handlers);
    const file = this.config.playgroundBot;
    this.bot = botViewOf(handlers, source, file === undefined ? undefined : basename(file));
  }

  async onModuleDestroy(): Promise<void> {
    this.gateway.close();
    await this.platform.stop();
  }

  /** The bot's own first words, if it has any. */
  get hasStart(): boolean {
    return this.published?.find('start') !== undefined;
  }

  private async load(handlers: readonly HandlerDefinition[]): Promise<BotExport> {
    const { playgroundBot } = this.config;
    const source = playgroundBot === undefined ? defaultBot(handlers) : await loadBotExport(playgroundBot);
    // The address in the export belongs to another installation: the caller knows the address of this service.
    const published = PublishedBot.fromExport(source, {
      projectId: PLAYGROUND_PROJECT,
      webhookUrl: 'http://webhook.invalid',
    });
    const secret = this.webhook.botSecret(published.rootId);
    if (secret !== undefined) {
      this.platform.world.bots.push({
        _id: published.rootId,
        name: published.name,
        type: 'tilebot',
        id_project: PLAYGROUND_PROJECT,
        secret,
      });
    }
    this.gateway.publish(published);
    this.published = published;
    this.secrets.add(credentialsOf('', published.document));
    return source;
  }

  private record(event: EngineEvent): void {
    const { type, turn, at, ...data } = event;
    // The sender reports the request itself, because it may have been edited.
    if (type === 'webhook-request') return;
    if (event.type === 'action-not-emulated') this.warnOfUnplayed(event.action, event.reason);
    this.timelines.add(turn, { at, side: 'platform', type, data });
  }

  /** Names come from a file: quoted, so that none can forge a line of the log. */
  private warnOfUnplayed(action: string, reason: string): void {
    if (this.unplayed.has(action)) return;
    this.unplayed.add(action);
    this.logger.warn(`The action ${JSON.stringify(action)} is not emulated: ${reason}`);
  }
}
