import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CALL_OUTCOMES, STAGES } from '../../src/observability/calls/index.js';
import { MetricsService } from '../../src/index.js';
import { ROOT } from '../support/built-dist.js';
import { startService } from '../support/start-service.js';
import { WatchedModule } from './watched.module.js';

const page = readFileSync(join(ROOT, 'docs/observability.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| `'));
const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const codes = (cell = ''): string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, code = '']) => code);

describe('docs/observability.md', () => {
  it('has a row for each metric, with its labels, and no other', async () => {
    const service = await startService(WatchedModule, 'express');
    const all = service.app.get(MetricsService).registry?.getMetricsAsArray() ?? [];
    await service.close();
    const ours = all.filter(({ name }) => name.startsWith('fulfillment_'));
    const documented = rows.map(cellsOf).filter(([metric = '']) => metric.startsWith('`fulfillment_'));

    expect(
      Object.fromEntries(documented.map(([metric, , labels]) => [codes(metric)[0], codes(labels)])),
    ).toEqual(
      Object.fromEntries(
        ours.map((metric) => [metric.name, 'labelNames' in metric ? metric.labelNames : undefined]),
      ),
    );
  });

  it('explains each outcome and each stage', () => {
    const explained = rows.flatMap((row) => codes(cellsOf(row)[0]));
    expect([...CALL_OUTCOMES, ...STAGES].filter((word) => !explained.includes(word))).toEqual([]);
  });

  it('says what to do about each alert', () => {
    const { groups } = parse(readFileSync(join(ROOT, 'deploy/prometheus/rules/alerts.yml'), 'utf8')) as {
      groups: { rules: { alert: string }[] }[];
    };
    const alerts = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
    expect(alerts.filter((alert) => !page.includes(`\`${alert}\``))).toEqual([]);
  });
});
