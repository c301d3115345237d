import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { describeError } from '../common/index.js';
import { FulfillmentConfig } from '../config/index.js';
import { CallRecords } from '../observability/index.js';
import type { Recorder } from './recorder.js';
import type { RecordingFiles } from './store/index.js';

const PRUNE_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Records turns where `RECORD_DIR` says so; where it does not, nothing of it is even loaded. */
@Injectable()
export class Recordings implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Recordings');
  private recorder?: Recorder;
  private pruning?: NodeJS.Timeout;

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly records: CallRecords,
  ) {}

  /** @throws RecordDirUnusableError */
  async onModuleInit(): Promise<void> {
    const { recordDir } = this.config;
    if (recordDir === undefined) return;
    const { startRecorder } = await import('./start-recorder.js');
    const { recorder, files } = await startRecorder(recordDir, this.config, {
      maxBytes: this.config.recordMaxBytes,
      maxAgeMs: this.config.recordMaxDays * DAY_MS,
    });
    this.recorder = recorder;
    this.records.tell(recorder);
    this.pruning = setInterval(() => void this.prune(files), PRUNE_EVERY_MS).unref();
    this.logger.log(`Turns are recorded in ${recordDir}`);
  }

  /** The last turns are over by now; their recordings are written before the end. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.pruning);
    await this.recorder?.written();
  }

  private async prune(files: RecordingFiles): Promise<void> {
    try {
      await files.prune();
    } catch (error) {
      this.logger.warn(`Old recordings could not be deleted: ${describeError(error).message}`);
    }
  }
}
