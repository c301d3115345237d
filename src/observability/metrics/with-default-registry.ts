import type * as PromClient from 'prom-client';
import type { Registry } from 'prom-client';

/**
 * Our metrics, and those that the application and its libraries keep in prom-client's default registry, because an
 * address can be scraped once only. What both have, the metrics of the process for example, is ours.
 */
export function withDefaultRegistry(client: typeof PromClient, own: Registry): Registry {
  const others = client.register.getMetricsAsArray() as unknown as PromClient.Metric[];
  const added = others.filter((metric) => own.getSingleMetric(nameOf(metric)) === undefined);
  if (added.length === 0) return own;
  const all = new client.Registry();
  for (const metric of own.getMetricsAsArray() as unknown as PromClient.Metric[]) all.registerMetric(metric);
  for (const metric of added) all.registerMetric(metric);
  return all;
}

/** The typings keep it to themselves. */
function nameOf(metric: PromClient.Metric): string {
  return (metric as unknown as { name: string }).name;
}
