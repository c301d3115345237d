import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { KUBERNETES } from '../manifests.js';

/** An object of a Kustomize file, as Kubernetes reads YAML: 0440 is octal. */
export function kustomizeFile<T>(...path: string[]): T {
  return parse(readFileSync(join(KUBERNETES, ...path), 'utf8'), { version: '1.1' }) as T;
}

/**
 * The part of an object that the chart and Kustomize must agree on: everything but labels, the image and values that
 * are equal to Kubernetes' defaults.
 */
export function guarantees(object: object): unknown {
  const ignored = new Set([
    'apiVersion',
    'kind',
    'annotations',
    'labels',
    'image',
    'imagePullPolicy',
    'replicas',
  ]);
  return JSON.parse(JSON.stringify(object), (key, value: unknown) => {
    if (ignored.has(key) || (key === 'type' && value === 'ClusterIP')) return undefined;
    return isSelectorOfPods(value) ? 'the pods' : value;
  }) as unknown;
}

function isSelectorOfPods(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'app.kubernetes.io/name' in value;
}
