import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from 'kubernetes-types/apps/v1.js';
import type { ConfigMap, Container, PodSpec } from 'kubernetes-types/core/v1.js';
import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js';
import { ROOT } from '../support/built-dist.js';
import { chartFile, renderChart, renderFiles, type Values } from './helm/chart.js';
import { guarantees, kustomizeFile } from './helm/kustomize.js';
import { VALUE_SETS } from './helm/value-sets.js';
import { checkManifests, type Manifest } from './manifest-checker.js';
import { kustomization } from './manifests.js';
import { settingsOf } from './pod-settings.js';

const CHECK_TIMEOUT_MS = 60_000;
const find = <T>(objects: readonly Manifest[], kind: string): T => {
  const found = objects.find(({ object }) => object.kind === kind);
  if (found === undefined) throw new Error(`The chart renders no ${kind}.`);
  return found.object as T;
};
const podOf = (objects: readonly Manifest[]): PodSpec => {
  const spec = find<Deployment>(objects, 'Deployment').spec?.template.spec;
  if (spec === undefined) throw new Error('The deployment has no pod.');
  return spec;
};
const containerOf = (objects: readonly Manifest[]): Container => podOf(objects).containers[0];
const kinds = (objects: readonly Manifest[]): string[] =>
  objects.map(({ object }) => String(object.kind)).sort();

describe('The chart', () => {
  it('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

    expect(chartFile).toMatchObject({ version, appVersion: version });
  });
});

it(
  'The chart has only fields that the API knows, and all that it requires',
  () => {
    const objects = Object.entries(VALUE_SETS).flatMap(([title, values]) =>
      renderChart(values).map(({ name, object }) => ({ name: `${title}: ${name}`, object })),
    );

    expect(checkManifests(objects)).toEqual([]);
  },
  CHECK_TIMEOUT_MS,
);

for (const [title, values] of Object.entries(VALUE_SETS)) {
  describe(`The chart with ${title}`, () => {
    const objects = renderChart(values);

    it('runs the service with valid settings, and gives it longer to stop than it needs', () => {
      const { config, warnings } = settingsOf(containerOf(objects), [find<ConfigMap>(objects, 'ConfigMap')]);

      // The chart cannot know the proxy: NOTES.txt tells the user to set it.
      expect(warnings).toEqual(config.trustProxy.enabled ? [] : [expect.stringContaining('TRUST_PROXY')]);
      expect(config.verifiesCallers).toBe(true);
      expect((podOf(objects).terminationGracePeriodSeconds ?? 0) * 1000).toBeGreaterThan(
        config.shutdownDelayMs + config.shutdownTimeoutMs + 15_000,
      );
    });

    it('uses the ports and volumes that it declares', () => {
      const { ports = [], env = [], volumeMounts = [] } = containerOf(objects);
      const volumes = podOf(objects).volumes?.map(({ name }) => name);

      expect(ports.map(({ containerPort }) => String(containerPort))).toEqual([
        '3000',
        env.find(({ name }) => name === 'METRICS_PORT')?.value,
      ]);
      expect(volumeMounts.map(({ name }) => name)).toEqual(volumes);
    });

    it('tells the user which secret the pods need', () => {
      const secret =
        podOf(objects).volumes?.find(({ name }) => name === 'secrets')?.secret?.secretName ?? '?';

      expect(renderFiles(values).get('NOTES.txt')).toContain(`the secret ${secret} exists`);
    });
  });
}

describe('The optional parts of the chart', () => {
  const ALWAYS = [
    'ConfigMap',
    'Deployment',
    'NetworkPolicy',
    'PodDisruptionBudget',
    'Service',
    'ServiceAccount',
  ];

  it.each<[string, string[]]>([
    ['the defaults', []],
    ['an ingress', ['Ingress']],
    ['an autoscaler', ['HorizontalPodAutoscaler']],
    ['another metrics port and a ServiceMonitor', ['ServiceMonitor']],
  ])('with %s are the objects %j', (title, more) => {
    expect(kinds(renderChart(VALUE_SETS[title] ?? {}))).toEqual([...ALWAYS, ...more].sort());
  });

  it('leave out the objects that are switched off', () => {
    expect(kinds(renderChart(VALUE_SETS['every optional part of a pod'] ?? {}))).toEqual([
      'ConfigMap',
      'Deployment',
      'NetworkPolicy',
      'Service',
    ]);
  });

  it('leave the number of pods to the autoscaler', () => {
    const replicas = (values: Values): unknown =>
      find<Deployment>(renderChart(values), 'Deployment').spec?.replicas;

    expect([replicas({}), replicas({ autoscaling: { enabled: true } })]).toEqual([2, undefined]);
  });

  it('restart the pods after a change of the settings', () => {
    const checksum = (values: Values): unknown =>
      find<Deployment>(renderChart(values), 'Deployment').spec?.template.metadata?.annotations;

    expect(checksum({ settings: { LOG_LEVEL: 'debug' } })).not.toEqual(checksum({}));
    expect(checksum({ replicaCount: 5 })).toEqual(checksum({}));
  });
});

describe('The chart beside Kustomize', () => {
  const base = (file: string): unknown => guarantees(kustomizeFile<object>('base', file));
  const production = <T>(file: string): T => kustomizeFile<T>('overlays', 'production', file);
  const rendered = renderChart({ fullnameOverride: 'fulfillment' });

  it.each([
    ['deployment.yaml', 'Deployment'],
    ['network-policy.yaml', 'NetworkPolicy'],
    ['pod-disruption-budget.yaml', 'PodDisruptionBudget'],
    ['service.yaml', 'Service'],
    ['service-account.yaml', 'ServiceAccount'],
  ])('renders what base/%s says', (file, kind) => {
    const object = find<{ spec?: { template?: { metadata?: object } } }>(rendered, kind);

    expect(guarantees(object)).toEqual(base(file));
  });

  it('has the settings of the base', () => {
    const {
      configMapGenerator: [{ literals } = { literals: [] }],
    } = kustomizeFile<{
      configMapGenerator: { literals: string[] }[];
    }>('base', 'kustomization.yaml');
    const { data = {} } = find<ConfigMap>(rendered, 'ConfigMap');

    expect(
      Object.entries(data)
        .map((pair) => pair.join('='))
        .sort(),
    ).toEqual([...literals].sort());
    expect(kustomization('base').resources).toHaveLength(5);
  });

  it('has the ingress and the autoscaler of the production overlay', () => {
    const objects = renderChart({
      ...VALUE_SETS['an ingress'],
      fullnameOverride: 'fulfillment',
      autoscaling: { enabled: true },
    });

    for (const [kind, file] of [
      ['Ingress', 'ingress.yaml'],
      ['HorizontalPodAutoscaler', 'horizontal-pod-autoscaler.yaml'],
    ] as const) {
      const { metadata, spec } = production<{ metadata: { annotations?: object }; spec: object }>(file);
      const object = find<{ metadata: { annotations?: object }; spec: object }>(objects, kind);
      expect([object.spec, object.metadata.annotations]).toEqual([spec, metadata.annotations]);
    }
  });

  it('with PostgreSQL has the secret files and the egress of the production overlay', () => {
    const objects = renderChart({ outbox: 'postgres' });
    const patch = production<Deployment>('durable-outbox.yaml').spec?.template.spec?.containers[0];
    const policy = production<NetworkPolicy>('database-egress.yaml');

    expect(patch?.env).toHaveLength(2);
    expect(containerOf(objects).env).toEqual(expect.arrayContaining([...(patch?.env ?? [])]));
    expect(find<NetworkPolicy>(objects, 'NetworkPolicy').spec?.egress).toEqual(policy.spec?.egress);
  });
});

describe('A value that the schema cannot judge', () => {
  it(
    'is reported by the check of the manifests',
    () => {
      const objects = renderChart({ extraVolumes: [{ name: 'extensions', emptyDirr: {} }] });

      expect(checkManifests(objects).join()).toContain('emptyDirr');
    },
    CHECK_TIMEOUT_MS,
  );

  it('stops the rendering if a required value is missing', () => {
    expect(() => renderChart({ serviceAccount: { create: false } })).toThrow(
      'serviceAccount.name is required',
    );
  });
});
