import type { Aggregator, Registry } from 'prom-client';

/** One metric of a process with all of its values, in a form that another process can read. */
export interface MetricSnapshot {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  /** How the values of several processes are combined. */
  readonly aggregator: Aggregator;
  readonly values: readonly {
    readonly value: number;
    readonly labels: Readonly<Record<string, string | number | undefined>>;
    /** For a histogram: the series of the value. */
    readonly metricName?: string;
  }[];
}

export type Snapshot = readonly MetricSnapshot[];

/** Not the default average, which would hide a blocked worker among the others. */
const LAG = /^nodejs_eventloop_lag_/;

export async function snapshotOf(registry: Registry): Promise<Snapshot> {
  const metrics = await registry.getMetricsAsJSON();
  return metrics.map(({ name, help, type, aggregator, values }) => ({
    name,
    help,
    // A string; the typings declare a number.
    type: String(type),
    aggregator: LAG.test(name) && aggregator === 'average' ? 'max' : aggregator,
    // JSON has no NaN, which is the event loop delay of a process that has just started.
    values: values.filter(({ value }) => Number.isFinite(value)),
  }));
}

/** The part that stays valid for a dead or silent process: its counters, without its gauges. */
export function countersOf(snapshot: Snapshot): Snapshot {
  return snapshot.filter(({ type }) => type !== 'gauge');
}
