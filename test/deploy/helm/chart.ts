import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT } from '../../support/built-dist.js';
import type { Manifest } from '../manifest-checker.js';
import type { Node } from './go-template.types.js';
import { parseTemplate } from './parse-template.js';
import { TemplateRenderer } from './render-template.js';

export type Values = Record<string, unknown>;

export const CHART = join(ROOT, 'deploy', 'helm', 'pingstreams-fulfillment');
export const RELEASE = 'bots';
export const NAMESPACE = 'fulfillment';

export interface ChartFile {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
}

export const chartFile = parse(read('Chart.yaml')) as ChartFile;
export const defaultValues = parse(read('values.yaml')) as Values;

/** The values that Helm gives to the templates: maps are merged, other values are replaced, and null removes one. */
export function merged(defaults: Values, changes: Values): Values {
  const entries = Object.entries(changes).map(([key, value]): [string, unknown] => {
    const before = defaults[key];
    return [key, isMap(before) && isMap(value) ? merged(before, value) : value];
  });
  const all = { ...defaults, ...Object.fromEntries(entries) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** Renders all templates of the chart. @returns the text by the name of the file */
export function renderFiles(changes: Values): ReadonlyMap<string, string> {
  const files = readdirSync(join(CHART, 'templates')).map(
    (name) => [name, parseTemplate(read(join('templates', name)))] as const,
  );
  const renderer = new TemplateRenderer(new Map(files.flatMap(([, nodes]) => definitionsIn(nodes))));
  const { name, version, appVersion } = chartFile;
  const context = {
    Chart: { Name: name, Version: version, AppVersion: appVersion },
    Release: { Name: RELEASE, Namespace: NAMESPACE, Service: 'Helm' },
    Values: merged(defaultValues, changes),
  };
  return new Map(files.map(([file, nodes]) => [file, renderer.render(nodes, context)]));
}

/** The objects that the chart installs. */
export function renderChart(changes: Values): Manifest[] {
  return [...renderFiles(changes)]
    .filter(([file]) => file.endsWith('.yaml'))
    .flatMap(([file, text]) => objectsIn(text, file));
}

export function objectsIn(text: string, name: string): Manifest[] {
  return parseAllDocuments(text, { version: '1.1' }).flatMap((document) => {
    if (document.errors.length > 0) throw new Error(`${name}: ${document.errors.join('\n')}`);
    const object = document.toJS() as Manifest['object'] | null;
    return object === null ? [] : [{ name, object }];
  });
}

function definitionsIn(nodes: readonly Node[]): [string, readonly Node[]][] {
  return nodes.flatMap((node): [string, readonly Node[]][] =>
    node.kind === 'define' ? [[node.name, node.body]] : [],
  );
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function read(path: string): string {
  return readFileSync(join(CHART, path), 'utf8');
}
