import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxService } from '../../outbox/index.js';
import type { Lifecycle } from '../../lifecycle/index.js';
import type { CircuitStateName, MessagingService } from '../../messaging/index.js';
import type { Refusals } from '../../webhook/index.js';
import type { CallRecords } from '../calls/index.js';
import type { MetricSet } from './metric-set.js';

const STATES: Readonly<Record<CircuitStateName, number>> = { closed: 0, 'half-open': 1, open: 2 };
/** A database that hangs must not block the scrape. */
const OUTBOX_PATIENCE_MS = 2000;
const MS = 1000;

interface Sources {
  readonly records: CallRecords;
  readonly messaging: MessagingService;
  readonly outbox: OutboxService;
  readonly lifecycle: Lifecycle;
  readonly refusals: Refusals;
}

/** Gauges that are collected at scrape time. */
export class StateGauges {
  constructor(
    private readonly metrics: MetricSet,
    private readonly sources: Sources,
  ) {}

  async refresh(): Promise<void> {
    this.refreshQueue();
    this.refreshMessaging();
    this.refreshRefusals();
    this.metrics.ready.set(this.sources.lifecycle.state === 'ready' ? 1 : 0);
    await this.refreshOutbox();
  }

  private refreshQueue(): void {
    // A call that was passed to another worker is open there.
    const open = [...this.sources.records.open].filter(({ isPassedOn }) => !isPassedOn);
    const waiting = open.filter(({ isWaiting }) => isWaiting);
    const [oldest] = waiting;
    this.metrics.openCalls.set(open.length);
    this.metrics.queueDepth.set(waiting.length);
    this.metrics.queueAge.set(oldest === undefined ? 0 : (performance.now() - oldest.call.startedAt) / MS);
  }

  private refreshMessaging(): void {
    const { circuits, pausedProjects } = this.sources.messaging.status();
    for (const { host, state } of circuits) this.metrics.circuit.set({ host }, STATES[state]);
    this.metrics.pausedProjects.set(pausedProjects.length);
  }

  /** Counted by the check or limit that rejects the call. */
  private refreshRefusals(): void {
    this.metrics.refusals.reset();
    for (const [reason, count] of this.sources.refusals.counts) this.metrics.refusals.inc({ reason }, count);
  }

  private async refreshOutbox(): Promise<void> {
    const { outboxUp, outboxDepth, outboxAge, outboxDead } = this.metrics;
    const patience = new AbortController();
    try {
      const stats = await Promise.race([
        this.sources.outbox.stats(),
        sleep(OUTBOX_PATIENCE_MS, undefined, { signal: patience.signal, ref: false }),
      ]);
      outboxUp.set(stats === undefined ? 0 : 1);
      if (stats === undefined) return;
      outboxDepth.set(stats.depth);
      outboxAge.set(stats.oldestAgeMs / MS);
      outboxDead.set(stats.dead);
    } catch {
      outboxUp.set(0);
    } finally {
      patience.abort();
    }
  }
}
