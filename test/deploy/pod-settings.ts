import { writeFileSync } from 'node:fs';
import type { ConfigMap, Container } from 'kubernetes-types/core/v1.js';
import { loadConfig, type LoadedConfig } from '../../src/config/load-config.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

const SECRETS: Readonly<Record<string, string>> = {
  'webhook-secrets': 'a-secret-of-thirty-two-characters',
  'database-url': 'postgres://fulfillment:correct-horse@db.example.com/fulfillment',
  'outbox-key': '0'.repeat(64),
};

/** The environment of the service in the pod; its secret files are in a folder of this machine. */
export function settingsOf({ env = [], envFrom = [] }: Container, maps: readonly ConfigMap[]): LoadedConfig {
  const folder = new TemporaryFolder();
  try {
    for (const [file, text] of Object.entries(SECRETS)) writeFileSync(folder.join(file), text);
    const fromMaps = envFrom.map(
      ({ configMapRef }) => maps.find(({ metadata }) => metadata?.name === configMapRef?.name)?.data ?? {},
    );
    const own = env.map(({ name, value = '' }) => [
      name,
      value.replace('/run/secrets/fulfillment', folder.path),
    ]);
    return loadConfig({ ...Object.assign({}, ...fromMaps), ...Object.fromEntries(own) } as NodeJS.ProcessEnv);
  } finally {
    folder.remove();
  }
}
