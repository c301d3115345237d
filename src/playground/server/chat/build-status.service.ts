import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { isRecord } from '../../../common/index.js';
import { FulfillmentConfig } from '../../../config/index.js';
import { LiveEvents } from './live-events.service.js';

const LOOK_MS = 500;

/** Whether the last change of the source compiles, as `dev` writes it: this service may be the one before the change. */
@Injectable()
export class BuildStatus implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly file?: string;
  private readonly look = (): void => this.live.state();

  constructor(
    { playgroundBuild }: FulfillmentConfig,
    private readonly live: LiveEvents,
  ) {
    this.file = playgroundBuild;
  }

  onApplicationBootstrap(): void {
    if (this.file !== undefined) watchFile(this.file, { interval: LOOK_MS, persistent: false }, this.look);
  }

  onModuleDestroy(): void {
    if (this.file !== undefined) unwatchFile(this.file, this.look);
  }

  /** The compiler's errors; empty if the last change compiles, or if there is no watcher. */
  get errors(): string[] {
    if (this.file === undefined) return [];
    try {
      const report: unknown = JSON.parse(readFileSync(this.file, 'utf8'));
      const errors: unknown = isRecord(report) ? report.errors : undefined;
      return Array.isArray(errors) ? errors.map(String) : [];
    } catch {
      return []; // It is being written: the next look reads it.
    }
  }
}
