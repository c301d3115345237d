import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../support/built-dist.js';
import { RunningProcess } from '../../support/running-process.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import { execute, type Executed } from './execute.js';

const MODULES = join(ROOT, 'node_modules');

/** A project of a team: it compiles against the built package, as one that installed it does. */
export class TeamProject {
  readonly folder = new TemporaryFolder();

  constructor() {
    symlinkSync(MODULES, this.folder.join('node_modules'));
    this.write('package.json', JSON.stringify({ type: 'module' }));
    this.write(
      'tsconfig.json',
      JSON.stringify({
        extends: join(ROOT, 'tsconfig.json'),
        compilerOptions: {
          noEmit: true,
          rootDir: '/',
          paths: {
            'pingstreams-fulfillment': [join(ROOT, 'dist/src/index.d.ts')],
            'pingstreams-fulfillment/testing': [join(ROOT, 'dist/src/testing/index.d.ts')],
          },
        },
        include: ['src'],
      }),
    );
    this.write(
      'jest.config.mjs',
      `import base from ${JSON.stringify(join(ROOT, 'jest.config.mjs'))};
      export default {
        ...base,
        roots: ['<rootDir>/src'],
        moduleNameMapper: {
          ...base.moduleNameMapper,
          '^pingstreams-fulfillment$': ${JSON.stringify(join(ROOT, 'src/index.ts'))},
          '^pingstreams-fulfillment/testing$': ${JSON.stringify(join(ROOT, 'src/testing/index.ts'))},
        },
      };`,
    );
  }

  write(path: string, text: string): void {
    mkdirSync(join(this.folder.join(path), '..'), { recursive: true });
    writeFileSync(this.folder.join(path), text);
  }

  read(path: string): string {
    return readFileSync(this.folder.join(path), 'utf8');
  }

  generate(...args: string[]): Promise<Executed> {
    return execute(['generate', '--json', '--bot', 'bot.json', ...args], { cwd: this.folder.path });
  }

  async compile(): Promise<string> {
    return (await this.#run('typescript/bin/tsc', '-p', 'tsconfig.json')).stdout;
  }

  async test(): Promise<string> {
    return (await this.#run('jest/bin/jest.js')).stderr;
  }

  #run(script: string, ...args: string[]) {
    const path = [join(MODULES, script), ...args];
    return new RunningProcess(process.execPath, path, { cwd: this.folder.path }).end;
  }
}
