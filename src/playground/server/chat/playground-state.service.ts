import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { FulfillmentConfig } from '../../../config/index.js';
import { projectStyle } from '../../../test-source/index.js';
import { PLAYGROUND_OPTIONS, type PlaygroundOptions } from '../playground-options.interface.js';
import type { ExportOptions } from '../record/export-test.js';
import type { StateView } from '../view.types.js';
import { BuildStatus } from './build-status.service.js';
import { Chats } from './chats.service.js';
import { LiveEvents } from './live-events.service.js';
import { chatSummary } from './present-chat.js';

/** The parts of the page around the conversation. */
@Injectable()
export class PlaygroundState {
  private readonly process = randomUUID();

  constructor(
    private readonly chats: Chats,
    private readonly config: FulfillmentConfig,
    @Inject(PLAYGROUND_OPTIONS) private readonly options: PlaygroundOptions,
    private readonly build: BuildStatus,
    live: LiveEvents,
  ) {
    const tell = (): void => live.emit({ type: 'state', state: this.view() });
    live.onState(tell);
    chats.desk.troubles.watch(tell);
  }

  /** The settings that an exported test needs. */
  get exportOptions(): ExportOptions {
    return {
      rootModule: this.options.rootModule,
      style: projectStyle(process.cwd()),
      bot: this.config.playgroundBot,
    };
  }

  view(): StateView {
    const { bot, platform, troubles } = this.chats.desk;
    return {
      bot,
      troubles: troubles.on,
      conversations: this.chats.all.map((chat) => chatSummary(chat, platform.world)),
      demandsSecret: this.config.webhookSecrets.length + this.config.webhookBasicAuth.length > 0,
      buildErrors: this.build.errors,
      process: this.process,
    };
  }
}
