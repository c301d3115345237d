import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../support/built-dist.js';
import { createDiskHost } from '../support/disk-sources.js';

/** A Kubernetes object of a file. */
export interface Manifest {
  /** Its origin, for the message. */
  readonly name: string;
  readonly object: Record<string, unknown>;
  /** A patch says only what it changes. */
  readonly isPatch?: boolean;
}

/** The module that has the types of an API. */
const MODULES: Readonly<Record<string, string>> = {
  v1: 'kubernetes-types/core/v1.js',
  'apps/v1': 'kubernetes-types/apps/v1.js',
  'autoscaling/v2': 'kubernetes-types/autoscaling/v2.js',
  'monitoring.coreos.com/v1': './test/deploy/helm/service-monitor.types.js',
  'networking.k8s.io/v1': 'kubernetes-types/networking/v1.js',
  'policy/v1': 'kubernetes-types/policy/v1.js',
};
const PARTIAL = 'type Patch<T> = T extends object ? { [Key in keyof T]?: Patch<T[Key]> } : T;';

/**
 * Checks Kubernetes objects against the types that are generated from the API's own schema. Each is written as a
 * literal, of which TypeScript refuses every field that the type does not have, however deep: a misspelt field, which
 * the API server would drop without a word. @returns one line per mistake
 */
export function checkManifests(manifests: readonly Manifest[]): string[] {
  const sources = new Map(manifests.map((manifest, index) => [fileOf(index), sourceOf(manifest)]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = createDiskHost(options);
  const fromDisk = host.getSourceFile;
  host.fileExists = (file) => sources.has(file) || ts.sys.fileExists(file);
  host.readFile = (file) => sources.get(file) ?? ts.sys.readFile(file);
  host.getSourceFile = (file, target, ...rest) => {
    const text = sources.get(file);
    return text === undefined ? fromDisk(file, target, ...rest) : ts.createSourceFile(file, text, target);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return manifests.flatMap(({ name }, index) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(fileOf(index)))
      .map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  );
}

function fileOf(index: number): string {
  return join(ROOT, `manifest-${index}.ts`);
}

function sourceOf({ name, object, isPatch }: Manifest): string {
  const { apiVersion, kind } = object;
  const module = MODULES[String(apiVersion)];
  if (module === undefined || !/^[A-Z]\w+$/.test(String(kind))) {
    throw new Error(`${name}: there are no types of ${String(apiVersion)} ${String(kind)}`);
  }
  const type = isPatch ? `Patch<${String(kind)}>` : `${String(kind)} & { apiVersion: string; kind: string }`;
  return [
    `import type { ${String(kind)} } from '${module}';`,
    PARTIAL,
    `export const object: ${type} = ${JSON.stringify(object)};`,
  ].join('\n');
}
