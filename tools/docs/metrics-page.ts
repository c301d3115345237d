import * as client from 'prom-client';
import { createMetrics } from '../../src/observability/metrics/metric-set.js';
import { alignedTable } from './aligned-table.js';

const START = '<!-- metrics: generated from src/observability/metrics/metric-set.ts -->';
const END = '<!-- /metrics -->';

/** Properties of a metric that prom-client does not declare. */
interface Declared {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
}

/** The table of all metrics in Markdown. */
export function renderMetrics(): string {
  const metrics = Object.values(createMetrics(client, new client.Registry(), false)) as unknown as Declared[];
  const rows = metrics.map((metric) => [
    `\`${metric.name}\``,
    metric instanceof client.Histogram ? 'histogram' : metric instanceof client.Gauge ? 'gauge' : 'counter',
    metric.labelNames.map((label) => `\`${label}\``).join(', '),
    metric.help,
  ]);
  return alignedTable(['Metric', 'Type', 'Labels', 'Meaning'], rows);
}

/** The page with a regenerated table. */
export function withMetrics(page: string): string {
  const before = page.slice(0, page.indexOf(START) + START.length);
  return [before, renderMetrics(), page.slice(page.indexOf(END))].join('\n\n');
}
