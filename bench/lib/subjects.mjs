const SECRET = 'bench-secret-bench-secret-bench';

/** All features on, as in production, metrics included; only the platform is missing, and is not called. */
const SERVICE_ENV = {
  NODE_ENV: 'production',
  WEBHOOK_SECRETS: SECRET,
  REQUIRE_HTTPS: 'false',
  METRICS_TOKEN: 'bench-metrics-bench-metrics-bench',
};

/** The comparisons, by name. */
export const SUBJECTS = {
  'node:http by hand': { file: 'node-http' },
  'Express by hand': { file: 'express' },
  'Fastify by hand': { file: 'fastify' },
  'Nest on Express': { file: 'nest', env: { HTTP_ADAPTER: 'express' } },
  'Nest on Fastify': { file: 'nest', env: { HTTP_ADAPTER: 'fastify' } },
  'service on Express': {
    file: 'service',
    env: { ...SERVICE_ENV, HTTP_ADAPTER: 'express' },
    path: `/webhook/${SECRET}`,
  },
  'service on Fastify': {
    file: 'service',
    env: { ...SERVICE_ENV, HTTP_ADAPTER: 'fastify' },
    path: `/webhook/${SECRET}`,
  },
};

/** Each with the limit that it is meant to keep, by size of the body. */
export const RATIOS = [
  { of: 'service on Express', to: 'Express by hand', goals: { '600B': 1.0, '24KB': 1.0 } },
  { of: 'service on Fastify', to: 'node:http by hand', goals: { '600B': 2.5, '24KB': 1.25 } },
];
