import type { LoggerService, ModuleMetadata } from '@nestjs/common';
import type { BootstrapOptions } from '../bootstrap/index.js';
import type { BotExport } from '../bot-export/index.js';
import type { FulfillmentOptions } from '../config/index.js';
import type { EmulatedPlatformOptions } from '../playground/index.js';
import type { ModuleImport, TestOverrides } from './app/index.js';
import type { Phrases } from './bot/index.js';
import type { ConversationSettings } from './conversation/index.js';
import type { RequestBot } from './requests/index.js';

/** The modules under test, and their environment. */
export interface TestBotOptions extends ConversationSettings {
  /** The team's modules: one, several, or the whole AppModule. */
  readonly imports?: readonly ModuleImport[];
  readonly providers?: ModuleMetadata['providers'];
  readonly controllers?: ModuleMetadata['controllers'];
  /** Sets the application up as `bootstrap` does: a global prefix, versions, middlewares, global guards. */
  readonly configure?: BootstrapOptions['configure'];
  /** Replacements for providers, guards, pipes, … of the service. */
  readonly overrides?: TestOverrides;
  /** Settings as `FulfillmentModule.forRoot` takes them, for modules that do not import it themselves. */
  readonly settings?: FulfillmentOptions;
  /** Environment variables while the service is created. */
  readonly env?: Readonly<Record<string, string>>;
  /** Default: the value of `HTTP_ADAPTER`, by default `express`. */
  readonly adapter?: 'express' | 'fastify';
  /** The export of the bot: the path of its file, or its content. Its own blocks then match texts. */
  readonly bot?: string | BotExport;
  /** Without an export: the phrases of users for each intent, in addition to its name. */
  readonly phrases?: Phrases;
  /** Ids, name and secret of the bot. By default those of `webhookRequest`. */
  readonly identity?: RequestBot;
  /** People who can take conversations. Default: none, so a conversation that is handed off waits. */
  readonly agents?: EmulatedPlatformOptions['agents'];
  readonly departments?: EmulatedPlatformOptions['departments'];
  /** Replaces `bot.log`. */
  readonly logger?: LoggerService;
}
