import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ProjectRegistry } from './project.registry.js';

/**
 * Reads the projects file anew at SIGHUP, as servers do. It listens from the application's start to its end, and only
 * where there is a file: otherwise the signal keeps its meaning.
 */
@Injectable()
export class ReloadOnHangup implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Projects');
  private readonly onHangup = (): void => {
    try {
      this.registry.reload();
    } catch (error) {
      this.logger.error(error);
    }
  };

  constructor(private readonly registry: ProjectRegistry) {}

  onModuleInit(): void {
    if (this.registry.reloadable) process.on('SIGHUP', this.onHangup);
  }

  onApplicationShutdown(): void {
    process.off('SIGHUP', this.onHangup);
  }
}
