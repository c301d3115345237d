import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { describeError } from '../../../common/index.js';
import { FulfillmentConfig } from '../../../config/index.js';
import { KnownSecrets } from '../secrets/known-secrets.service.js';
import type { SavedChat } from './chat.js';
import { withoutSecrets } from './without-secrets.js';
import { Chats } from './chats.service.js';
import { LiveEvents } from './live-events.service.js';

const VERSION = 1;
/** A turn causes many changes: the file is written when no change has followed for this time. */
const QUIET_MS = 250;

/**
 * Keeps the conversations over a restart, which a reload of handlers is, in the file of `PLAYGROUND_STATE`,
 * readable for its owner and without secrets.
 */
@Injectable()
export class StateFile implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Playground');
  private readonly path: string | undefined;
  private timer?: NodeJS.Timeout;
  private writing = Promise.resolve();

  constructor(
    config: FulfillmentConfig,
    private readonly chats: Chats,
    private readonly live: LiveEvents,
    private readonly secrets: KnownSecrets,
  ) {
    this.path = config.playgroundState;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.path === undefined) return;
    await this.chats.desk.ready();
    for (const chat of this.read()) this.chats.restore(chat);
    this.live.stream.subscribe(() => this.schedule());
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer !== undefined) {
      clearTimeout(this.timer);
      this.write();
    }
    // A write that the timer has begun is not finished yet.
    await this.writing;
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), QUIET_MS).unref();
  }

  private write(): void {
    const { path } = this;
    this.timer = undefined;
    if (path === undefined) return;
    const chats = this.chats.save().map((chat) => withoutSecrets(chat, this.secrets.all));
    const text = JSON.stringify({ version: VERSION, chats });
    this.writing = this.writing
      .then(() => writeWhole(path, text))
      .catch((error: unknown) => {
        this.logger.warn(`The conversations are not kept over a reload: ${describeError(error).message}`);
      });
  }

  private read(): SavedChat[] {
    if (this.path === undefined) return [];
    try {
      const saved = JSON.parse(readFileSync(this.path, 'utf8')) as { version: number; chats: SavedChat[] };
      return saved.version === VERSION ? saved.chats : [];
    } catch {
      return [];
    }
  }
}

/** A process that is killed while it writes leaves the old file behind, not half of the new one. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
