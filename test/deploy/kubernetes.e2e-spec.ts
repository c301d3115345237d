import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from 'kubernetes-types/apps/v1.js';
import type { ConfigMap, Container, PodSpec, Service } from 'kubernetes-types/core/v1.js';
import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js';
import { checkManifests, type Manifest } from './manifest-checker.js';
import { folders, kustomization, KUBERNETES, manifestsIn, OVERLAYS, rendered } from './manifests.js';
import { settingsOf } from './pod-settings.js';

const CHECK_TIMEOUT_MS = 60_000;

describe('The checker of manifests', () => {
  const deployment = (container: object): Manifest => ({
    name: 'here',
    object: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: { selector: {}, template: { spec: { containers: [{ name: 'one', ...container }] } } },
    },
  });

  it.each([
    ['a misspelt field', { resurces: {} }, 'resurces'],
    ['a misspelt field deep inside', { livenessProbe: { httpGet: { prot: 80 } } }, 'prot'],
    ['a missing field', { livenessProbe: { httpGet: { path: '/' } } }, 'port'],
    ['a wrong type', { stdin: 'yes' }, 'stdin|string'],
  ])(
    'finds %s',
    (_what, container, message) =>
      expect(checkManifests([deployment(container)]).join()).toMatch(new RegExp(message)),
    CHECK_TIMEOUT_MS,
  );

  it('does not let pass what it has no types of', () => {
    expect(() => checkManifests([{ name: 'here', object: { apiVersion: 'v9', kind: 'Pod' } }])).toThrow(
      'v9 Pod',
    );
  });
});

describe('The Kubernetes manifests', () => {
  it(
    'have only fields that the API knows, and all that it wants',
    () => expect(checkManifests(folders.flatMap(manifestsIn))).toEqual([]),
    CHECK_TIMEOUT_MS,
  );

  it.each(folders)('in %s name files that exist, and leave none out', (folder) => {
    const { resources, patches = [] } = kustomization(folder);
    const named = [...resources, ...patches.map(({ path }) => path)];

    expect(named.filter((path) => !existsSync(join(KUBERNETES, folder, path)))).toEqual([]);
    expect(manifestsIn(folder).map(({ name }) => name.slice(folder.length + 1))).toEqual(
      named.filter((path) => path.endsWith('.yaml')).sort(),
    );
  });
});

const overlays = OVERLAYS.map((name) => ({ name, objects: rendered(name) }));

for (const { name, objects } of overlays) {
  // A machine without Kustomize checks the files above, and nothing that is made of them.
  if (objects === undefined) continue;
  const all = <T>(kind: string): T[] =>
    objects.filter(({ object }) => object.kind === kind).map(({ object }) => object as unknown as T);
  const pod = (): PodSpec => {
    const [deployment] = all<Deployment>('Deployment');
    const spec = deployment?.spec?.template.spec;
    if (spec === undefined) throw new Error('There is no pod.');
    return spec;
  };
  const container = (): Container => pod().containers[0];

  describe(`The overlay ${name}, rendered`, () => {
    it('is what the API takes', () => expect(checkManifests(objects)).toEqual([]), CHECK_TIMEOUT_MS);

    it('starts the service: its settings are sound, and it knows all of them', () => {
      const { config, warnings } = settingsOf(container(), all<ConfigMap>('ConfigMap'));

      expect(warnings).toEqual([]);
      expect(config.verifiesCallers).toBe(true);
      expect(config.shutdownDelayMs).toBeGreaterThan(0);
    });

    it('gives the service longer to stop than it takes', () => {
      const { shutdownDelayMs, shutdownTimeoutMs } = settingsOf(
        container(),
        all<ConfigMap>('ConfigMap'),
      ).config;

      expect((pod().terminationGracePeriodSeconds ?? 0) * 1000).toBeGreaterThan(
        shutdownDelayMs + shutdownTimeoutMs + 15_000,
      );
    });

    it('has a share of the machine, and may be many', () => {
      expect(container().resources).toMatchObject({
        requests: { cpu: expect.any(String) as string, memory: expect.any(String) as string },
        limits: { memory: expect.any(String) as string },
      });
      const spread = pod().topologySpreadConstraints?.map(({ topologyKey }) => topologyKey);
      expect(spread).toEqual(['topology.kubernetes.io/zone', 'kubernetes.io/hostname']);
      const [budget] = all<PodDisruptionBudget>('PodDisruptionBudget');
      expect(budget.spec?.maxUnavailable).toBe(1);
    });

    it('is let out to DNS, to the platform, and to the database where it has one', () => {
      const [policy] = all<NetworkPolicy>('NetworkPolicy');
      const ports = policy.spec?.egress?.flatMap(({ ports: some = [] }) => some.map(({ port }) => port));
      const database = settingsOf(container(), all<ConfigMap>('ConfigMap')).config.outbox === 'postgres';

      expect(policy.spec?.policyTypes).toEqual(['Ingress', 'Egress']);
      expect(ports).toEqual([53, 53, 443, ...(database ? [5432] : [])]);
    });

    it('asks for health at a port that there is', () => {
      const ports = container().ports?.map(({ name: port }) => port);
      const probes = [container().startupProbe, container().readinessProbe, container().livenessProbe];
      const [service] = all<Service>('Service');

      expect(probes.map((probe) => probe?.httpGet?.path)).toEqual([
        '/health/startup',
        '/health/ready',
        '/health/live',
      ]);
      for (const probe of probes) expect(ports).toContain(probe?.httpGet?.port);
      expect(ports).toContain(service.spec?.ports?.[0]?.targetPort);
    });

    it('runs without rights, and can write to its temporary folder only', () => {
      expect(pod().securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(container().securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      const readable = (pod().volumes ?? []).flatMap(({ secret }) => secret?.defaultMode ?? []);
      // Files of a secret belong to root, and the service runs as another user: without the group it could not read them.
      expect([readable, pod().securityContext?.fsGroup]).toEqual([
        [0o440],
        pod().securityContext?.runAsGroup,
      ]);
      const writable = container().volumeMounts?.filter(({ readOnly }) => readOnly !== true);
      expect(writable?.map(({ mountPath }) => mountPath)).toEqual(['/tmp']);
    });
  });
}
