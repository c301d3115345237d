import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEAST_NODE } from '../../src/refuse-old-node.js';

interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  peer?: boolean;
  hasInstallScript?: boolean;
  integrity?: string;
  engines?: { node?: string };
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

/** The emulator fills texts as the platform does, so only with the platform's own release of this library. */
const AT_ONE_VERSION = ['liquidjs'];

function json(path: string): Record<string, Record<string, unknown>> {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, Record<string, unknown>>;
}

const locked = Object.entries(json('package-lock.json')['packages'] as Record<string, LockedPackage>);
const lockedVersion = (name: string): string | undefined =>
  locked.find(([path]) => path === `node_modules/${name}`)?.[1].version;
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

  it('every package of production has a caret range from the locked version on, so that an application shares its copy', () => {
    const { dependencies, optionalDependencies } = json('package.json') as Record<
      string,
      Record<string, string>
    >;
    const ranges = Object.entries({ ...dependencies, ...optionalDependencies });
    const others = ranges.filter(([name, range]) => range !== `^${lockedVersion(name)}`);
    expect(others.map(([name]) => name)).toEqual(AT_ONE_VERSION);
    expect(shipped.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  });

  it('every package of development has an exact version', () => {
    const versions = Object.values(json('package.json')['devDependencies'] ?? {});
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });

  it.each([LEAST_NODE, '24.21.0'])('all of production takes Node %s', (version) => {
    const refusing = shipped.filter(([, { engines }]) => !accepts(engines?.node ?? '>=0', version));
    expect(refusing.map(([path, { engines }]) => `${path}: ${engines?.node}`)).toEqual([]);
  });

  it.each([
    ['>=22.12.0', '22.11.9', false],
    ['^20.19.0 || ^22.12.0 || >=24.0.0', '22.12.0', true],
    ['^20.19.0 || ^22.12.0 || >=24.0.0', '23.0.0', false],
    ['20 || >=23', '22.12.0', false],
    ['>= 10.x', '22.12.0', true],
  ])('reads %j: Node %s', (range, version, accepted) => {
    expect(accepts(range, version)).toBe(accepted);
  });

  it('a range in another form is an error, not a pass', () => {
    expect(() => accepts('<25', '22.12.0')).toThrow('<25');
  });
});

/** The ranges of Node that packages state: a version, `^` or `>=` before it, and `||` between them. */
function accepts(range: string, version: string): boolean {
  const wanted = numbersOf(version);
  return range.split('||').some((part) => {
    const [, sign, least] = /^\s*(\^|>=|)\s*(\d+(?:\.\d+|\.x)*)\s*$/.exec(part) ?? [];
    if (least === undefined) throw new Error(`This test cannot read the range "${range}"`);
    const from = numbersOf(least);
    const differs = from.findIndex((number, index) => number !== wanted[index]);
    const isNewer = differs === -1 || wanted[differs] > from[differs];
    return isNewer && (sign === '>=' || wanted[0] === from[0]);
  });
}

function numbersOf(version: string): number[] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number(part) || 0);
  return [major, minor, patch];
}

/** Older packages write it in a form that the lock file does not take over. */
function licenceIn(path: string): string {
  const { license, licenses } = json(join(path, 'package.json')) as { license?: unknown; licenses?: unknown };
  const [first] = [license, licenses].flat().filter((one) => one !== undefined);
  return typeof first === 'string' ? first : String((first as { type?: string } | undefined)?.type);
}
