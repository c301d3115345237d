import type { Values } from './chart.js';

const PROXY = { TRUST_PROXY: '10.0.0.0/8' };

/** Values that teams use, by the title in the tests. */
export const VALUE_SETS: Readonly<Record<string, Values>> = {
  'the defaults': {},
  'an ingress': {
    settings: PROXY,
    ingress: { enabled: true, host: 'bots.example.com', tlsSecretName: 'fulfillment-tls' },
  },
  'an autoscaler': { settings: PROXY, autoscaling: { enabled: true, maxReplicas: 20 } },
  'another metrics port and a ServiceMonitor': {
    settings: PROXY,
    metrics: { port: 9100, serviceMonitor: { enabled: true, labels: { release: 'prometheus' } } },
  },
  'PostgreSQL for the outbox': { outbox: 'postgres', settings: { ...PROXY, SHUTDOWN_TIMEOUT_MS: '60000' } },
  'every optional part of a pod': {
    fullnameOverride: 'fulfillment',
    settings: PROXY,
    image: { digest: `sha256:${'a'.repeat(64)}`, pullSecrets: [{ name: 'registry' }] },
    secret: {
      existingSecret: 'webhook',
      files: { WEBHOOK_SECRETS_FILE: null, BOT_SECRETS_FILE: 'webhook-secrets' },
    },
    serviceAccount: { create: false, name: 'shared' },
    service: { type: 'LoadBalancer', annotations: { 'example.com/internal': 'true' } },
    podDisruptionBudget: { enabled: false },
    networkPolicy: { extraEgress: [{ ports: [{ port: 4318 }] }] },
    podAnnotations: { 'example.com/team': 'bots' },
    podLabels: { team: 'bots' },
    nodeSelector: { 'kubernetes.io/arch': 'arm64' },
    tolerations: [{ key: 'bots', operator: 'Exists' }],
    affinity: { nodeAffinity: {} },
    extraEnv: [{ name: 'SHOP_KEY', valueFrom: { secretKeyRef: { name: 'shop', key: 'key' } } }],
    extraVolumes: [{ name: 'extensions', emptyDir: {} }],
    extraVolumeMounts: [{ name: 'extensions', mountPath: '/app/extensions', readOnly: true }],
  },
};
