import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ProjectRegistry } from './projects/index.js';
import { SecretFiles } from './secret-files.js';

/**
 * Reloads the projects file and the secret files at SIGHUP, as servers do. It listens from the application's start to
 * its end, and only if there is such a file: otherwise the signal keeps its default effect.
 */
@Injectable()
export class ReloadOnHangup implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Reload');
  private readonly onHangup = (): void => {
    try {
      this.secrets.reload();
      this.registry.reload();
    } catch (error) {
      this.logger.error(error);
    }
  };

  constructor(
    private readonly registry: ProjectRegistry,
    private readonly secrets: SecretFiles,
  ) {}

  /** False if SIGHUP ends the service. */
  get listens(): boolean {
    return this.registry.reloadable || this.secrets.reloadable;
  }

  onModuleInit(): void {
    if (this.listens) process.on('SIGHUP', this.onHangup);
  }

  onApplicationShutdown(): void {
    process.off('SIGHUP', this.onHangup);
  }
}
