import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/built-dist.js';
import { DockerIgnore } from './docker-ignore.js';
import { execForm, parseDockerfile, type Instruction } from './dockerfile.js';

const instructions = parseDockerfile(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
const lastStage = instructions.slice(instructions.findLastIndex(({ keyword }) => keyword === 'FROM'));

const all = (keyword: string, among: readonly Instruction[] = instructions): Instruction[] =>
  among.filter((instruction) => instruction.keyword === keyword);
const only = (keyword: string): Instruction => {
  const [first, ...others] = all(keyword, lastStage);
  if (first === undefined || others.length > 0)
    throw new Error(`One ${keyword} is expected in the last stage.`);
  return first;
};

describe('The Dockerfile', () => {
  it('starts from a Node image with an exact version, named once', () => {
    const stages = all('FROM').map(({ text }) => text.split(/\s+AS\s+/));
    const names = stages.map(([, name]) => name);
    const images = stages.map(([image]) => image).filter((image) => !names.includes(image));

    expect(images).toEqual([
      expect.stringMatching(/^node:\d+\.\d+\.\d+-bookworm-slim(?:@sha256:[0-9a-f]{64})?$/),
    ]);
  });

  it('has the Node of the scripts, of .nvmrc and of the development container', () => {
    const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
    const manifest = JSON.parse(read('package.json')) as { devDependencies: { node: string } };
    const versions = ['Dockerfile', '.devcontainer/Dockerfile'].map(
      (file) => /^FROM node:([\d.]+)-/m.exec(read(file))?.[1],
    );

    expect([...versions, manifest.devDependencies.node]).toEqual(Array(3).fill(read('.nvmrc').trim()));
  });

  it('has several stages, and only copies into the last one', () => {
    expect(all('FROM').length).toBeGreaterThan(1);
    expect(all('RUN', lastStage)).toEqual([]);
  });

  it('installs what the lock file says, and runs no scripts of packages', () => {
    const installs = all('RUN').filter(({ text }) => /\bnpm (?:ci|i|install)\b/.test(text));

    expect(installs.length).toBeGreaterThan(0);
    for (const { text } of installs) expect(text).toMatch(/^npm ci .*--ignore-scripts/);
  });

  it('runs as another user than root, in production', () => {
    expect(only('USER').text).toBe('node');
    expect(only('ENV').text).toBe(
      'NODE_ENV=production HOST=0.0.0.0 EXTENSIONS_DIR=/app/extensions FULFILLMENT_BUILD=$BUILD',
    );
  });

  it('says where the list of what it is made of lies', () => {
    expect(only('LABEL').text).toContain('org.cyclonedx.sbom=/app/sbom.cdx.json');
  });

  it('names its build, after all that a new build can take from the cache', () => {
    expect(only('ARG').text).toBe('BUILD=unknown');
    expect(only('LABEL').text).toContain('org.opencontainers.image.revision=$BUILD');
    expect(only('ARG').line).toBeGreaterThan(all('COPY', lastStage).at(-1)?.line ?? Infinity);
  });

  it('starts node itself, so that signals reach it', () => {
    expect(execForm(only('CMD').text)).toEqual(['node', 'dist/src/main.js']);
  });

  it('says its port and how its health is checked', () => {
    expect(only('EXPOSE').text).toBe('3000');
    expect(only('HEALTHCHECK').flags).toEqual({
      interval: '30s',
      timeout: '3s',
      'start-period': '10s',
      retries: '3',
    });
  });
});

describe('The .dockerignore', () => {
  const ignore = new DockerIgnore(readFileSync(join(ROOT, '.dockerignore'), 'utf8'));

  it.each([
    '.env',
    '.env.production',
    '.npmrc',
    '.git/config',
    'node_modules/rxjs/package.json',
    'test/x.ts',
  ])('keeps %s out', (path) => expect(ignore.ignores(path)).toBe(true));

  it.each(['src/common/secret.spec.ts', 'dist/src/main.js', 'src.tgz', 'secrets.json'])(
    'keeps %s out',
    (path) => expect(ignore.ignores(path)).toBe(true),
  );

  it.each([
    'package.json',
    'package-lock.json',
    'src',
    'src/common/secret.ts',
    'examples/shop/orders/order.ts',
  ])('lets %s in', (path) => expect(ignore.ignores(path)).toBe(false));
});
