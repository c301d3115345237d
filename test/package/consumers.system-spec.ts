import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listening } from '../boot/start-process.js';
import { fixtureText } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import { RunningProcess, run } from '../support/running-process.js';
import { JSON_TYPE } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { installInto, teamInstallation } from './team-installation.js';

describe('A project that installs the packed package', () => {
  const folder = new TemporaryFolder();
  let service: RunningProcess | undefined;
  let installation: string;

  beforeAll(async () => {
    installation = await teamInstallation();
    await installInto(folder.path);
    writeFileSync(folder.join('package.json'), JSON.stringify({ name: 'team-bot', private: true }));
    for (const consumer of ['esm-consumer', 'cjs-consumer']) {
      cpSync(join(import.meta.dirname, consumer), folder.join(consumer), { recursive: true });
    }
  });
  afterEach(async () => {
    await service?.kill();
    service = undefined;
  });
  afterAll(() => folder.remove());

  it('compiles a handler in strict TypeScript, our types and those below them included, and answers', async () => {
    await run(folder.join('node_modules/.bin/tsc'), ['-p', 'esm-consumer/tsconfig.consumer.json'], {
      cwd: folder.path,
    });

    expect(await answerOf('esm-consumer/dist/main.js')).toHaveProperty('text', 'An ES module heard: /hello');
  });

  it('can be CommonJS without a compiler, and answers', async () => {
    expect(await answerOf('cjs-consumer/main.js')).toHaveProperty('text', 'CommonJS heard: /hello');
  });

  it.each(['@nestjs/common', '@nestjs/core', 'reflect-metadata', 'rxjs', 'class-validator'])(
    'has one copy of %s',
    async (name) => {
      const { stdout } = await run('npm', ['ls', name, '--all', '--parseable'], { cwd: installation });

      expect(stdout.trim().split('\n')).toEqual([join(installation, 'node_modules', name)]);
    },
  );

  /** Starts the project's service, sends a recorded request and gives the answer's body. */
  async function answerOf(file: string): Promise<unknown> {
    service = new RunningProcess('node', [file], { cwd: folder.path, env: { PORT: '0' } });
    const answer = await call(await listening(service), {
      path: '/webhook',
      headers: JSON_TYPE,
      body: fixtureText('01-simple-intent.json'),
    });
    expect(answer.status).toBe(200);
    return JSON.parse(answer.text);
  }
});
