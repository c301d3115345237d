import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT } from '../support/built-dist.js';
import type { Manifest } from './manifest-checker.js';

export const KUBERNETES = join(ROOT, 'deploy', 'kubernetes');
export const OVERLAYS = ['development', 'production'] as const;
export type Overlay = (typeof OVERLAYS)[number];

export interface Kustomization {
  resources: string[];
  patches?: { path: string }[];
}

/** The folders with a kustomization. */
export const folders = ['base', ...OVERLAYS.map((name) => join('overlays', name))];

export function kustomization(folder: string): Kustomization {
  return parse(readFileSync(join(KUBERNETES, folder, 'kustomization.yaml'), 'utf8')) as Kustomization;
}

/** All objects of a folder's files, and which of them are patches. */
export function manifestsIn(folder: string): Manifest[] {
  const patches = (kustomization(folder).patches ?? []).map(({ path }) => path);
  return readdirSync(join(KUBERNETES, folder))
    .filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .map((file) => ({
      name: join(folder, file),
      object: parse(readFileSync(join(KUBERNETES, folder, file), 'utf8')) as Manifest['object'],
      isPatch: patches.includes(file),
    }));
}

/** The manifests for the cluster, if this machine has Kustomize; the one in kubectl before 1.21 is too old. */
export function rendered(overlay: Overlay): Manifest[] | undefined {
  const { status, stdout, stderr, error } = spawnSync(
    'kubectl',
    ['kustomize', join(KUBERNETES, 'overlays', overlay)],
    { encoding: 'utf8' },
  );
  if (error !== undefined || isOld()) return undefined;
  if (status !== 0) throw new Error(stderr);
  return parseAllDocuments(stdout).map((document) => {
    const object = document.toJS() as Manifest['object'] & { kind: string };
    return { name: `${overlay} ${object.kind}`, object };
  });
}

function isOld(): boolean {
  const { stdout } = spawnSync('kubectl', ['version', '--client', '-o', 'json'], { encoding: 'utf8' });
  const { clientVersion } = JSON.parse(stdout) as { clientVersion: { minor: string } };
  return Number.parseInt(clientVersion.minor) < 21;
}
