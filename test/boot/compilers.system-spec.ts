import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import ts from 'typescript';
import { builtDist, ROOT } from '../support/built-dist.js';
import { call } from '../support/http-client.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { fixtureText } from '../support/fixtures.js';
import { JSON_TYPE } from '../support/start-service.js';
import { listening, ProcessStarter } from './start-process.js';

const CURE = 'set "experimentalDecorators" and "emitDecoratorMetadata" to true in tsconfig.json';

const HEAD = `
import { Inject, Injectable, Module } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Intent, Intents } from 'pingstreams-fulfillment';
@Injectable()
class Orders {
  find(): string { return 'It is packed.'; }
}
`;
const MAIN = `
@Module({ imports: [FulfillmentModule.forRoot()], providers: [Orders, HelloIntent] })
class AppModule {}
await bootstrap(AppModule);
`;
const CLASS = `${HEAD}
@Intent('hello')
class HelloIntent {
  handle(): string { return 'Hello!'; }
}
${MAIN}`;
const METHODS = `${HEAD}
@Intents()
class HelloIntent {
  @Intent('hello')
  greet(): string { return 'Hello!'; }
}
${MAIN}`;
const INJECTED = `${HEAD}
@Intent('hello')
class HelloIntent {
  constructor(private readonly orders: Orders) {}
  handle(): string { return this.orders.find(); }
}
${MAIN}`;
const INJECTED_BY_NAME = INJECTED.replace('private readonly', '@Inject(Orders) private readonly').replaceAll(
  "'hello'",
  '/./',
);

const tsc =
  (flags: ts.CompilerOptions) =>
  (source: string): string =>
    ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, ...flags },
    }).outputText;

const withoutFlags = tsc({});
/** The output of esbuild and tsx too. */
const withoutMetadata = tsc({ experimentalDecorators: true });
const swcStandard = (source: string): string =>
  transformSync(source, {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { decoratorVersion: '2022-03' },
      externalHelpers: false,
    },
    module: { type: 'es6' },
  }).code;

describe('A service whose compiler does not do what Nest needs', () => {
  const folder = new TemporaryFolder();
  let starter: ProcessStarter;

  beforeAll(async () => {
    await builtDist();
    mkdirSync(folder.join('node_modules'));
    symlinkSync(ROOT, folder.join('node_modules', 'pingstreams-fulfillment'));
    symlinkSync(join(ROOT, 'node_modules', '@nestjs'), folder.join('node_modules', '@nestjs'));
  });
  beforeEach(() => {
    starter = new ProcessStarter();
  });
  afterEach(() => starter.close());
  afterAll(() => folder.remove());

  const start = (compiled: string) => {
    const file = folder.join('main.mjs');
    writeFileSync(file, compiled);
    return starter.file(file);
  };

  it.each([
    ['tsc without experimentalDecorators, a class', withoutFlags(CLASS), 'The decorators of HelloIntent'],
    [
      'tsc without experimentalDecorators, methods',
      withoutFlags(METHODS),
      'The decorators of the method greet, HelloIntent',
    ],
    ['SWC with standard decorators', swcStandard(METHODS), 'The decorators of the method greet, HelloIntent'],
    [
      'experimentalDecorators without emitDecoratorMetadata',
      withoutMetadata(INJECTED),
      'The constructor of HelloIntent has parameters whose types the compiler did not emit',
    ],
  ])('does not start, and says what to change: %s', async (_compiler, compiled, sentence) => {
    const { code, stdout, stderr } = await (await start(compiled)).end;

    expect(code).toBe(1);
    expect(stderr.match(/INVALID_HANDLERS/g)).toHaveLength(1);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(CURE);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stdout).not.toContain('Webhook:');
  });

  it('starts without metadata if each parameter is injected by name', async () => {
    const service = await start(withoutMetadata(INJECTED_BY_NAME));
    const answer = await call(await listening(service), {
      path: '/webhook',
      headers: JSON_TYPE,
      body: fixtureText('01-simple-intent.json'),
    });

    expect(JSON.parse(answer.text)).toHaveProperty('text', 'It is packed.');
  });
});
