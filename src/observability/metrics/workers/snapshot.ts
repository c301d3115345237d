import type { Aggregator, Registry } from 'prom-client';

/** One metric of a process with all of its values, as another process can read it. */
export interface MetricSnapshot {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  /** How the values of several processes become one. */
  readonly aggregator: Aggregator;
  readonly values: readonly {
    readonly value: number;
    readonly labels: Readonly<Record<string, string | number | undefined>>;
    /** Of a histogram: which of its series. */
    readonly metricName?: string;
  }[];
}

export type Snapshot = readonly MetricSnapshot[];

/** By default an average, in which a worker that stands still would not be seen among those that do not. */
const LAG = /^nodejs_eventloop_lag_/;

export async function snapshotOf(registry: Registry): Promise<Snapshot> {
  const metrics = await registry.getMetricsAsJSON();
  return metrics.map(({ name, help, type, aggregator, values }) => ({
    name,
    help,
    // A word; the typings have a number here.
    type: String(type),
    aggregator: LAG.test(name) && aggregator === 'average' ? 'max' : aggregator,
    // JSON has no NaN, which is what the delays of a process are that has only just started.
    values: values.filter(({ value }) => Number.isFinite(value)),
  }));
}

/** What stays true of a process that is gone, or says nothing: what it has counted, and no state. */
export function countersOf(snapshot: Snapshot): Snapshot {
  return snapshot.filter(({ type }) => type !== 'gauge');
}
