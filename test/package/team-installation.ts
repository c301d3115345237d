import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../support/built-dist.js';
import { oneAtATime } from '../support/one-at-a-time.js';
import { run } from '../support/running-process.js';
import { packTarball } from './packed-tarball.js';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const CLI = join(ROOT, 'dist', 'src', 'cli', 'main.js');
const OURS = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
/** Tools of a team's project, at the versions of this repository. */
const TOOLS = [
  '@nestjs/testing',
  '@swc/core',
  '@swc/jest',
  '@types/jest',
  '@types/node',
  'jest',
  'typescript',
];
/** Tools that this repository does not use, at the versions that the recipes are written for. */
const ELSEWHERE = { '@vercel/ncc': '0.45.0', vitest: '4.1.12', 'ts-jest': '29.4.15', tsx: '4.23.15' };
/** Outside of the repository, in whose node_modules Node would find a package that is missing here. */
const FOLDER = join(tmpdir(), `fulfillment-installation-${sha256(ROOT).slice(0, 16)}`);
const INSTALLED = join(FOLDER, 'installed.txt');

/**
 * A project of a team with the packed package, the packages of both repositories that `new` makes, and the test runners.
 * npm installs it once for all suites, because an installation takes longer than most of them.
 *
 * @returns the folder of its package.json and node_modules
 */
export function teamInstallation(): Promise<string> {
  return oneAtATime('team-installation', async () => {
    const project = join(FOLDER, 'team-bot');
    mkdirSync(FOLDER, { recursive: true });
    const { filename } = await packTarball(FOLDER);
    const wanted = sha256(readFileSync(join(FOLDER, filename)), JSON.stringify([TOOLS, ELSEWHERE]));
    if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === wanted) return project;
    rmSync(INSTALLED, { force: true });
    rmSync(project, { recursive: true, force: true });
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), JSON.stringify(await manifestWith(`file:../${filename}`)));
    await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: project });
    writeFileSync(INSTALLED, wanted);
    return project;
  });
}

/** Gives a project the node_modules of the installation. */
export async function installInto(project: string): Promise<void> {
  symlinkSync(join(await teamInstallation(), 'node_modules'), join(project, 'node_modules'));
}

async function manifestWith(tarball: string): Promise<Manifest & Record<string, unknown>> {
  const [vitest, jest] = [await newRepository('vitest'), await newRepository('jest')];
  const tools = Object.fromEntries(TOOLS.map((name) => [name, OURS.devDependencies[name] ?? '']));
  return {
    name: 'team-bot',
    private: true,
    dependencies: { ...vitest.dependencies, ...jest.dependencies, 'pingstreams-fulfillment': tarball },
    devDependencies: { ...vitest.devDependencies, ...jest.devDependencies, ...tools, ...ELSEWHERE },
  };
}

async function newRepository(runner: string): Promise<Manifest> {
  const name = `new-${runner}`;
  rmSync(join(FOLDER, name), { recursive: true, force: true });
  await run(process.execPath, [CLI, 'new', name, '--test', runner], { cwd: FOLDER });
  return JSON.parse(readFileSync(join(FOLDER, name, 'package.json'), 'utf8')) as Manifest;
}

function sha256(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
