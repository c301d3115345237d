import { parser } from '@prometheus-io/lezer-promql';

/** The selectors of an expression: a metric, and the labels that it selects or groups by. */
export interface Asked {
  readonly metrics: readonly string[];
  readonly labels: readonly string[];
}

/** Grafana's variables are replaced, as Grafana does. */
export function filledIn(expression: string): string {
  return expression.replaceAll('$__rate_interval', '5m').replaceAll('$job', 'fulfillment');
}

/** @throws Error if it is not PromQL */
export function askedBy(expression: string): Asked {
  const metrics: string[] = [];
  const labels: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ type, name, from, to, node }) => {
      const text = expression.slice(from, to);
      if (type.isError) throw new Error(`No PromQL at ${from}: ${expression}`);
      if (name === 'Identifier' && node.parent?.name === 'VectorSelector') metrics.push(text);
      if (name === 'LabelName') labels.push(text);
    },
  });
  if (metrics.length === 0) throw new Error(`It asks for no metric: ${expression}`);
  return { metrics, labels };
}
