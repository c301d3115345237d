import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outboxSettings } from '../../../src/outbox/outbox.constants.js';
import { createEngine } from '../../../src/outbox/engines/create-engine.js';
import type { OutboxEngine } from '../../../src/outbox/engines/outbox-engine.interface.js';
import type { OutboxOptions } from '../../../src/outbox/index.js';
import { PostgresServer } from './postgres-server.js';

export type EngineKind = 'memory' | 'embedded' | 'postgres';

/** The storage of an engine, for one suite: a directory, a server, or nothing. */
export class EngineHome {
  private constructor(
    private readonly options: OutboxOptions,
    private readonly clean: () => Promise<void>,
  ) {}

  static async make(engine: EngineKind): Promise<EngineHome> {
    const quick = { engine, retryDelayMs: 1000, maxRetryDelayMs: 1000 };
    if (engine === 'memory') return new EngineHome({ ...quick, retryDelayMs: 50 }, async () => {});
    if (engine === 'postgres') {
      const server = await PostgresServer.start();
      return new EngineHome({ ...quick, databaseUrl: server.url }, () => server.stop());
    }
    const directory = mkdtempSync(join(tmpdir(), 'outbox-embedded-'));
    return new EngineHome({ ...quick, directory }, async () => rmSync(directory, { recursive: true }));
  }

  engine(options: OutboxOptions = {}): OutboxEngine {
    return createEngine(outboxSettings({ ...this.options, ...options }));
  }

  remove(): Promise<void> {
    return this.clean();
  }
}
