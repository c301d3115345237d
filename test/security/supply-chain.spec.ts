import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  peer?: boolean;
  hasInstallScript?: boolean;
  integrity?: string;
}

const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');
const ALLOWED = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '(MIT OR CC0-1.0)',
];

function json(path: string): Record<string, Record<string, unknown>> {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, Record<string, unknown>>;
}

const locked = Object.entries(json('package-lock.json')['packages'] as Record<string, LockedPackage>);
const shipped = locked.filter(([path, { dev }]) => path !== '' && dev !== true);

describe('the supply chain', () => {
  it('no package of production runs a script when it is installed', () => {
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
  });

  it('every package of development that would is denied, except the Node that runs the scripts', () => {
    const decisions = Object.entries(json('package.json')['allowScripts'] ?? {});
    expect(decisions.filter(([, allowed]) => allowed !== false)).toEqual([['node', true]]);
    const names = locked
      .filter(([, { hasInstallScript, optional }]) => hasInstallScript && optional !== true)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(decisions.map(([name]) => name)).toEqual(expect.arrayContaining(names));
  });

  it('all of production has a licence of the list, which the page repeats', () => {
    const licences = new Set(shipped.map(([path, { license }]) => license ?? licenceIn(path)));
    expect([...licences].filter((licence) => !ALLOWED.includes(licence))).toEqual([]);
    expect(PAGE).toContain(`${ALLOWED.join(', ')}.`);
  });

  it('versions are exact, and each package has a checksum', () => {
    const wanted = Object.values(json('package.json')['dependencies'] ?? {});
    expect(wanted.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
    expect(shipped.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  });
});

/** Older packages write it in a form that the lock file does not take over. */
function licenceIn(path: string): string {
  const { license, licenses } = json(join(path, 'package.json')) as { license?: unknown; licenses?: unknown };
  const [first] = [license, licenses].flat().filter((one) => one !== undefined);
  return typeof first === 'string' ? first : String((first as { type?: string } | undefined)?.type);
}
