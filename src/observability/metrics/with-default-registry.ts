import type * as PromClient from 'prom-client';
import type { Registry } from 'prom-client';

/**
 * The framework's metrics, together with those that the application and its libraries keep in prom-client's default
 * registry, because an address can be scraped only once. If both have a metric, the metrics of the process for example,
 * the framework's is shown.
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

/** The typings do not declare it. */
function nameOf(metric: PromClient.Metric): string {
  return (metric as unknown as { name: string }).name;
}
