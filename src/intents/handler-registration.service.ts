import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { FulfillmentConfig } from '../config/index.js';
import { describeHandlers } from './describe-handlers.js';
import { durableProblems } from './durable-problems.js';
import { GlobalEnhancers } from './global-enhancers.service.js';
import { IntentExplorer } from './intent.explorer.js';
import { IntentRegistry } from './intent.registry.js';

/** Registers the handlers of all modules, once, when all providers exist and before the first request. */
@Injectable()
export class HandlerRegistration implements OnApplicationBootstrap {
  private readonly logger = new Logger('Intents');

  constructor(
    private readonly explorer: IntentExplorer,
    private readonly registry: IntentRegistry,
    private readonly config: FulfillmentConfig,
    private readonly globals: GlobalEnhancers,
  ) {}

  /** @throws InvalidHandlersError naming all problems of all handlers */
  onApplicationBootstrap(): void {
    const { handlers, problems } = this.explorer.explore();
    const undurable = durableProblems(handlers, this.config);
    const isRefused = this.config.production && !this.config.outboxMemoryAllowed;
    this.registry.register(handlers, isRefused ? [...problems, ...undurable] : problems);
    for (const problem of isRefused ? [] : undurable) this.logger.warn(problem);
    this.logger.log(describeHandlers(handlers));
    const globals = this.globals.describe();
    if (globals !== undefined) this.logger.log(globals);
  }
}
