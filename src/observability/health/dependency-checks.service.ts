import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { FulfillmentConfig, UNVERIFIED_WARNING } from '../../config/index.js';
import { OutboxService } from '../../outbox/index.js';
import { Lifecycle } from '../../lifecycle/index.js';
import { MessagingService } from '../../messaging/index.js';

const OUTBOX_PATIENCE_MS = 1000;
/** Several probes come every few seconds: they must not load the database. */
const OUTBOX_REMEMBERED_MS = 1000;

/**
 * The dependencies of an instance. Only a failure that another instance would not have makes it `down`. A failure of a
 * shared dependency (the platform, the database of the outbox) is `degraded`: otherwise it would take all instances
 * out, although they can still answer.
 */
@Injectable()
export class DependencyChecks {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly lifecycle: Lifecycle,
    private readonly messaging: MessagingService,
    private readonly outbox: OutboxService,
    private readonly config: FulfillmentConfig,
  ) {}

  /** Down during the start, and from the first signal to stop. */
  service(): HealthIndicatorResult {
    const { state } = this.lifecycle;
    const service = this.indicators.check('service');
    return state === 'ready' ? service.up({ state }) : service.down({ state });
  }

  /** Up from readiness to the end. */
  started(): HealthIndicatorResult {
    const { state } = this.lifecycle;
    const startup = this.indicators.check('startup');
    return state === 'starting' ? startup.down({ state }) : startup.up({ state });
  }

  /** Always valid after the start; reports the kind of each setting, not its value. */
  configuration(): HealthIndicatorResult {
    const { platform, outbox, production, verifiesCallers } = this.config;
    const warning = production && !verifiesCallers ? { warning: UNVERIFIED_WARNING } : {};
    return this.indicators
      .check('configuration')
      .up({ platform, outbox, production, verifiesCallers, ...warning });
  }

  async outboxEngine(): Promise<HealthIndicatorResult> {
    const asked = await this.indicators
      .check('outbox')
      .attempt(async () => ({ ...(await this.outbox.stats()) }))
      .withTimeout(OUTBOX_PATIENCE_MS)
      .cacheFor(OUTBOX_REMEMBERED_MS);
    // The reason is in the log only: health checks must not reveal the address of a database.
    return asked.outbox.status === 'up'
      ? asked
      : this.indicators.check('outbox').degraded({ answers: false });
  }

  platform(): HealthIndicatorResult {
    const { circuits } = this.messaging.status();
    const platform = this.indicators.check('platform');
    return circuits.some(({ state }) => state === 'open')
      ? platform.degraded({ circuits })
      : platform.up({ circuits });
  }
}
