import type { Counter, Histogram } from 'prom-client';
import type { CallEvent, PlatformCallEvent, SessionEvent } from '../../calls/index.js';
import { STAGES, type CallRecord, type CallRecordReader, type Stage } from '../calls/index.js';
import { BoundedLabel } from './bounded-label.js';
import type { MetricSet } from './metric-set.js';

/** Further intents share one label, because each intent costs thirty series. */
const INTENTS = 500;
const REASONS = 100;
const MS = 1000;
const DROPS = new Set(['dropped', 'superseded', 'lost', 'refused', 'loop']);

type Observing = Pick<Histogram.Internal<string>, 'observe'>;
type Counting = Pick<Counter.Internal, 'inc'>;

/** The series of one intent. They are looked up once, because that costs more than counting. */
interface IntentMetrics {
  readonly answerTime: Observing;
  readonly handlerTime: Observing;
  readonly outcomes: Map<string, Counting>;
}

/** Counts webhook calls, and requests to the platform. */
export class CallMetrics implements CallRecordReader {
  private readonly intents = new Map<string, IntentMetrics>();
  private readonly intentLabel = new BoundedLabel(INTENTS);
  private readonly reasonLabel = new BoundedLabel(REASONS);
  private readonly stages: ReadonlyMap<Stage, Observing>;

  constructor(private readonly metrics: MetricSet) {
    this.stages = new Map(STAGES.map((stage) => [stage, metrics.stageTime.labels(stage)]));
    // A series that begins at 1 shows no increase, so the series of alerts begin at 0.
    for (const reason of DROPS) metrics.drops.inc({ reason }, 0);
    metrics.calls.inc({ intent: 'unknown', outcome: 'rejected' }, 0);
    metrics.rejections.inc({ reason: 'UNAUTHORIZED' }, 0);
    for (const operation of ['load', 'save', 'delete']) metrics.sessionFailures.inc({ operation }, 0);
  }

  happened(event: CallEvent, record: CallRecord | undefined): void {
    if (event.type === 'platform-call') this.platformCall(event);
    else if (event.type === 'session') this.session(event);
    else if (event.type === 'looping') this.metrics.drops.inc({ reason: 'loop' });
    else if (event.type === 'outcome') {
      this.metrics.turnEvents.inc({ event: event.outcome });
      if (DROPS.has(event.outcome)) this.metrics.drops.inc({ reason: event.outcome });
      if (event.outcome === 'late') {
        this.metrics.deadlineMisses.inc({ intent: this.intentLabel.of(record?.intentLabel ?? 'none') });
      }
    }
  }

  ended(record: CallRecord): void {
    const label = this.intentLabel.of(record.intentLabel);
    const intent = this.intents.get(label) ?? this.added(label);
    this.count(intent, label, record.outcome);
    if (record.reason !== undefined)
      this.metrics.rejections.inc({ reason: this.reasonLabel.of(record.reason) });
    if (record.answeredIn !== undefined) intent.answerTime.observe(record.answeredIn / MS);
    for (const { stage, from, to } of record.stages) {
      this.stages.get(stage)?.observe((to - from) / MS);
      if (stage === 'handle') intent.handlerTime.observe((to - from) / MS);
    }
  }

  private count({ outcomes }: IntentMetrics, intent: string, outcome: string): void {
    let counter = outcomes.get(outcome);
    if (counter === undefined) outcomes.set(outcome, (counter = this.metrics.calls.labels(intent, outcome)));
    counter.inc();
  }

  private added(label: string): IntentMetrics {
    const { answerTime, handlerTime } = this.metrics;
    const added = {
      answerTime: answerTime.labels(label),
      handlerTime: handlerTime.labels(label),
      outcomes: new Map<string, Counting>(),
    };
    this.intents.set(label, added);
    return added;
  }

  private session({ operation, failed, took }: SessionEvent): void {
    this.metrics.sessionTime.observe({ operation }, took / MS);
    if (failed) this.metrics.sessionFailures.inc({ operation });
  }

  private platformCall({ operation, status, attempt, took }: PlatformCallEvent): void {
    this.metrics.platformRequests.inc({ operation, status: status === undefined ? 'none' : String(status) });
    this.metrics.platformTime.observe({ operation }, took / MS);
    if (attempt > 1) this.metrics.platformRetries.inc({ operation });
  }
}
