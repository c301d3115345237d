import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEAST_NODE, refusalOf } from './refuse-old-node.js';

describe('refusalOf', () => {
  it.each(['16.0.0', '18.20.4', '20.20.2', '22.11.9'])('refuses Node %s in one line', (version) => {
    expect(refusalOf(version)).toBe(
      `pingstreams-fulfillment needs Node ${LEAST_NODE} or newer. This is Node ${version}.`,
    );
  });

  it.each([LEAST_NODE, '22.12.1', '22.20.0', '24.21.0'])('takes Node %s', (version) => {
    expect(refusalOf(version)).toBeUndefined();
  });

  it('asks for what package.json asks for', () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
      engines: { node: string };
    };
    expect(manifest.engines.node).toBe(`>=${LEAST_NODE}`);
  });

  it.each(['index.ts', 'cli/main.ts'])('is the first import of %s', (entry) => {
    const source = readFileSync(join(import.meta.dirname, entry), 'utf8');
    const first = /^(?:import|export)\b[^;]*;/m.exec(source);
    expect(first?.[0]).toMatch(/^import '\.{1,2}\/refuse-old-node\.js';$/);
  });
});
