import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtDist, ROOT } from '../support/built-dist.js';
import { RunningProcess } from '../support/running-process.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { botExport, SHOP_BLOCKS } from './support/bot-exports.js';
import { execute, type Executed } from './support/execute.js';

const MODULES = join(ROOT, 'node_modules');
const HOSTILE = "*/ throw new Error('of the bot'); /* ' \\ `${1}` \u2028";

jest.setTimeout(240_000);

/** A project of a team: it compiles against the built package, as one that installed it does. */
class TeamProject {
  readonly folder = new TemporaryFolder();

  constructor() {
    this.write('package.json', JSON.stringify({ type: 'module' }));
    this.write(
      'tsconfig.json',
      JSON.stringify({
        extends: join(ROOT, 'tsconfig.json'),
        compilerOptions: {
          noEmit: true,
          rootDir: '/',
          typeRoots: [join(MODULES, '@types')],
          paths: { 'pingstreams-fulfillment': [join(ROOT, 'dist/src/index.d.ts')] },
        },
        include: ['src'],
      }),
    );
    this.write(
      'jest.config.mjs',
      `import base from ${JSON.stringify(join(ROOT, 'jest.config.mjs'))};
      const [[files, [, options]]] = Object.entries(base.transform);
      export default {
        ...base,
        roots: ['<rootDir>/src'],
        setupFiles: [${JSON.stringify(join(MODULES, 'reflect-metadata/Reflect.js'))}],
        moduleNameMapper: {
          ...base.moduleNameMapper,
          '^pingstreams-fulfillment$': ${JSON.stringify(join(ROOT, 'src/index.ts'))},
        },
        transform: { [files]: [${JSON.stringify(join(MODULES, '@swc/jest'))}, options] },
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
    return new RunningProcess(process.execPath, path, { cwd: this.folder.path, timeoutMs: 200_000 }).end;
  }
}

describe('generate', () => {
  let project: TeamProject;
  beforeAll(() => builtDist(), 180_000);
  beforeEach(() => (project = new TeamProject()));
  afterEach(() => project.folder.remove());

  it('makes right names compile and wrong ones not', async () => {
    project.write('bot.json', JSON.stringify(botExport(SHOP_BLOCKS)));
    project.write(
      'src/handlers.ts',
      `import { Fallback, Intent, Intents, type IntentContext, type IntentHandler } from 'pingstreams-fulfillment';

      @Intent('order.status', /^order\\./, { language: 'it' })
      export class OrderStatusIntent implements IntentHandler {
        handle({ params }: IntentContext<'order.status'>): string {
          return String(params.orderId ?? params.nickname ?? params.user_country);
        }
      }

      @Intents()
      export class Others {
        @Intent('#5f0e3c2a-8a6d-4d7b-9b57-8f2f8a1e2d10')
        hello(ctx: IntentContext): string {
          return String(ctx.params.whatever);
        }

        @Fallback()
        unknown(): string {
          return 'Pardon?';
        }
      }
      `,
    );
    expect(await project.compile()).toBe('');
    expect((await project.generate()).json()).toMatchObject({ written: ['src/known-intents.ts'] });
    expect(await project.compile()).toBe('');

    project.write(
      'src/wrong.ts',
      `import { Intent, type IntentContext } from 'pingstreams-fulfillment';

      @Intent('ordr.status')
      export class WrongIntent {
        handle({ params }: IntentContext<'order.status'>): string {
          return String(params.ordrId);
        }
      }
      `,
    );
    const errors = (await project.compile()).split('\n').filter((line) => line.includes('error TS'));
    expect(errors).toEqual([
      expect.stringMatching(/^src\/wrong\.ts\(3,15\).*"ordr\.status"/),
      expect.stringMatching(/^src\/wrong\.ts\(6,32\).*'ordrId'.*'orderId'/),
    ]);
  });

  it('begins handlers and tests that compile and pass, whatever the bot says', async () => {
    const blocks = [
      { name: 'order.status', asks: ['orderId', 'new', 'order id'] },
      { name: 'order status' },
      { name: '2nd.try' },
      { name: 'Öffnungszeiten' },
      { name: 'когда' },
      { name: HOSTILE, asks: [HOSTILE] },
      { name: 'opening hours', webhook: false },
    ];
    project.write('bot.json', JSON.stringify(botExport(blocks)));
    const { provide } = (await project.generate('--handlers', 'src/intents')).json<{ provide: string[] }>();

    expect(provide.slice(0, 4)).toEqual([
      'OrderStatusIntent',
      'OrderStatus5f0e3c2aIntent',
      'Block2NdTryIntent',
      'OffnungszeitenIntent',
    ]);
    expect(provide).toHaveLength(6);
    expect(await project.compile()).toBe('');
    expect(await project.test()).toMatch(/Tests: +10 passed, 10 total/);
  });

  it('never writes over what somebody wrote, and says what it kept', async () => {
    project.write('bot.json', JSON.stringify(botExport([{ name: 'order.status' }])));
    project.write('src/order-status.intent.ts', '// mine');
    const end = await project.generate('--handlers', 'src');

    expect(end.json()).toEqual({
      written: ['src/known-intents.ts'],
      kept: ['src/order-status.intent.ts'],
      provide: [],
    });
    expect(project.read('src/order-status.intent.ts')).toBe('// mine');
    expect(existsSync(project.folder.join('src/order-status.intent.spec.ts'))).toBe(false);

    project.write('src/mine.ts', '// mine');
    expect((await project.generate('--types', 'src/mine.ts')).code).toBe(2);
    expect(project.read('src/mine.ts')).toBe('// mine');
  });

  it('leaves alone what the application handles', async () => {
    project.write('bot.json', JSON.stringify(botExport([...SHOP_BLOCKS, { name: 'goods.return' }])));
    const app = join(ROOT, 'dist/src/app.module.js');
    const end = await project.generate('--handlers', 'src', '--app', app);

    expect(end.json()).toMatchObject({ provide: ['GoodsReturnIntent'] });
  });

  it('tells CI whether the file of known intents is that of the bot', async () => {
    project.write('bot.json', JSON.stringify(botExport(SHOP_BLOCKS)));
    expect((await project.generate('--check')).code).toBe(1);
    await project.generate();
    expect((await project.generate('--check')).code).toBe(0);
    expect((await project.generate()).json()).toMatchObject({ written: [] });
  });
});
