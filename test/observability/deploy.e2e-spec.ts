import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { TimeWorld } from '../dispatch/time/time-world.js';
import { ROOT } from '../support/built-dist.js';
import { samplesOf, type Sample } from './samples.js';
import { askedBy, filledIn } from './promql.js';
import { lateReply, WatchedModule } from './watched.module.js';

/** The labels that Prometheus itself adds. */
const OF_PROMETHEUS = { metrics: ['up'], labels: ['job', 'instance'] };

interface Panel {
  title: string;
  type: string;
  targets?: { expr: string; legendFormat: string }[];
}
interface Rule {
  alert: string;
  expr: string;
  annotations: { summary: string };
}

const { panels, templating } = JSON.parse(
  readFileSync(join(ROOT, 'deploy/grafana/provisioning/dashboards/fulfillment.json'), 'utf8'),
) as { panels: Panel[]; templating: { list: { query: unknown }[] } };
const rules = (
  parse(readFileSync(join(ROOT, 'deploy/prometheus/rules/alerts.yml'), 'utf8')) as {
    groups: { rules: Rule[] }[];
  }
).groups.flatMap((group) => group.rules);
const targets = panels.flatMap(({ title, targets: all = [] }) => all.map((target) => ({ title, ...target })));

describe('dashboard and alerts ask for what the service has', () => {
  let samples: Sample[];

  beforeAll(async () => {
    setFlagsFromString('--expose-gc');
    const world = await TimeWorld.start(WatchedModule, 'express');
    try {
      await world.chat().says('remembered');
      await world.chat().says('noted');
      await world.chat().says('unknown');
      await world.service.post({});
      const chat = world.chat();
      world.platform.fail({ kind: 'status', status: 503 }, { times: 1, path: new RegExp(chat.requestId) });
      await chat.says('late');
      lateReply.open('There you are.');
      await chat.sees(1);
      // Collections are among the metrics, and one may not have come by itself.
      (runInNewContext('gc') as () => void)();
      for (let tries = 0; tries < 200; tries += 1) {
        samples = samplesOf((await world.service.call({ method: 'GET', path: '/metrics' })).text);
        const isCollected = samples.some(({ name }) => name.startsWith('nodejs_gc_'));
        if (isCollected && samples.some(({ labels }) => labels.outcome === 'async')) break;
      }
    } finally {
      await world.stop();
    }
  });

  const known = (metric: string): boolean =>
    OF_PROMETHEUS.metrics.includes(metric) || samples.some(({ name }) => name === metric);
  const labelsOf = (metrics: readonly string[]): string[] => [
    ...OF_PROMETHEUS.labels,
    ...samples.filter(({ name }) => metrics.includes(name)).flatMap(({ labels }) => Object.keys(labels)),
  ];

  it.each(rules.map(({ alert, expr, annotations }) => [alert, expr, annotations.summary] as const))(
    'alert %s',
    (_alert, expr, summary) => {
      const { metrics, labels } = askedBy(expr);
      const shown = [...summary.matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label);
      expect(metrics.filter((metric) => !known(metric))).toEqual([]);
      expect([...labels, ...shown].filter((label) => !labelsOf(metrics).includes(label))).toEqual([]);
    },
  );

  it.each(targets.map(({ title, expr, legendFormat }) => [title, expr, legendFormat] as const))(
    'panel %s: %s',
    (_title, expr, legend) => {
      const { metrics, labels } = askedBy(filledIn(expr));
      const shown = [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
      expect(metrics.filter((metric) => !known(metric))).toEqual([]);
      expect([...labels, ...shown].filter((label) => !labelsOf(metrics).includes(label))).toEqual([]);
    },
  );

  it('each metric of the service is in a panel', () => {
    const asked = new Set(targets.flatMap(({ expr }) => askedBy(filledIn(expr)).metrics));
    const ours = new Set(
      samples.map(({ name }) => name).filter((name) => /^fulfillment_.*(?<!_sum|_count)$/.test(name)),
    );
    expect([...ours].filter((name) => !asked.has(name))).toEqual([]);
    expect(JSON.stringify(templating.list)).toContain('fulfillment_ready');
  });

  it('would find a misspelt metric, a label that is not there, and text that is not PromQL', () => {
    const { metrics, labels } = askedBy('sum by (intents) (rate(fulfillment_call_total[5m]))');
    expect(metrics.filter(known)).toEqual([]);
    expect(labels).toEqual(['intents']);
    expect(() => askedBy('sum(rate(fulfillment_calls_total[5m])')).toThrow('No PromQL');
  });
});
