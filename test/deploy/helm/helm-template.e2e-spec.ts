import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import type { Manifest } from '../manifest-checker.js';
import { CHART, NAMESPACE, objectsIn, RELEASE, renderChart, type Values } from './chart.js';
import { VALUE_SETS } from './value-sets.js';

const HELM_TIMEOUT_MS = 60_000;
const hasHelm = spawnSync('helm', ['version'], { encoding: 'utf8' }).status === 0;
const reason = hasHelm ? '' : ' (skipped: helm is not on the PATH)';

(hasHelm ? describe : describe.skip)(`helm template${reason}`, () => {
  const folder = new TemporaryFolder();
  afterAll(() => folder.remove());

  const helm = (values: Values): { status: number | null; stdout: string; stderr: string } => {
    const file = folder.join('values.yaml');
    writeFileSync(file, stringify(values));
    const options = ['--namespace', NAMESPACE, '--values', file];
    return spawnSync('helm', ['template', RELEASE, CHART, ...options], { encoding: 'utf8' });
  };
  const byKind = (objects: readonly Manifest[]): Record<string, object> =>
    Object.fromEntries(objects.map(({ object }) => [String(object.kind), object]));

  it.each(Object.entries(VALUE_SETS))(
    'renders the same objects with %s',
    (title, values) => {
      const { stdout, stderr } = helm(values);

      expect([stderr, byKind(objectsIn(stdout, title))]).toEqual(['', byKind(renderChart(values))]);
    },
    HELM_TIMEOUT_MS,
  );

  it('rejects a wrong value by the schema', () => expect(helm({ replicas: 3 }).stderr).toContain('replicas'));
});
