import type { LoggerService, ModuleMetadata } from '@nestjs/common';
import type { BootstrapOptions } from '../bootstrap/index.js';
import type { BotExport } from '../bot-export/index.js';
import type { FulfillmentOptions } from '../config/index.js';
import type { EmulatedPlatformOptions } from '../playground/index.js';
import type { ModuleImport, TestOverrides } from './app/index.js';
import type { Phrases } from './bot/index.js';
import type { ConversationSettings } from './conversation/index.js';
import type { RequestBot } from './requests/index.js';

/** What is under test, and the world around it. */
export interface TestBotOptions extends ConversationSettings {
  /** The team's modules: one, several, or the whole AppModule. */
  readonly imports?: readonly ModuleImport[];
  readonly providers?: ModuleMetadata['providers'];
  readonly controllers?: ModuleMetadata['controllers'];
  /** Sets the application up as `bootstrap` does: a global prefix, versions, middlewares, global guards. */
  readonly configure?: BootstrapOptions['configure'];
  /** What takes the place of providers, guards, pipes, … of the service. */
  readonly overrides?: TestOverrides;
  /** Settings as `FulfillmentModule.forRoot` takes them; for modules that do not import it themselves. */
  readonly settings?: FulfillmentOptions;
  /** Variables of the environment, while the service is made. */
  readonly env?: Readonly<Record<string, string>>;
  /** Default: what `HTTP_ADAPTER` says, which is `express`. */
  readonly adapter?: 'express' | 'fastify';
  /** The export of the bot: the path of its file, or what it holds. Its own blocks decide then what a text means. */
  readonly bot?: string | BotExport;
  /** Without an export: what users say for which intent, beside its name. */
  readonly phrases?: Phrases;
  /** Ids, name and secret of the bot. What is left out is that of the requests that `webhookRequest` makes. */
  readonly identity?: RequestBot;
  /** People who can take conversations. Default: nobody, so a conversation that is handed off waits. */
  readonly agents?: EmulatedPlatformOptions['agents'];
  readonly departments?: EmulatedPlatformOptions['departments'];
  /** In place of `bot.log`. */
  readonly logger?: LoggerService;
}
