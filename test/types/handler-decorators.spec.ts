import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../support/built-dist.js';
import { createDiskHost } from '../support/disk-sources.js';

const TIMEOUT_MS = 120_000;
const HEAD = `
import { applyDecorators, UseGuards } from '@nestjs/common';
import { Fallback, type HandlerDecorator, Intent, type IntentContext, type IntentHandler, Intents, Reply } from 'pingstreams-fulfillment';
declare module '../../src/intents/known-intents.types.js' {
  interface KnownIntents { 'order.status': { orderId: unknown }; hello: Record<never, never> }
}
`;

/** Each is compiled in a separate file, all in one program. */
const REFUSED: readonly (readonly [string, string, string])[] = [
  [
    'a misspelt intent, and lists those that are known',
    `@Intent('ordr.status') export class A { handle(): string { return ''; } }`,
    `Argument of type '"ordr.status"' is not assignable to parameter of type 'RegExp | "order.status" | "hello"'.`,
  ],
  [
    'a misspelt second intent',
    `@Intent('hello', 'ordr.status') export class A { handle(): string { return ''; } }`,
    `Argument of type '"ordr.status"' is not assignable to parameter of type 'RegExp | "order.status" | "hello" | IntentOptions'.`,
  ],
  [
    'a misspelt option of an intent',
    `@Intent('hello', { deadlin: 1 }) export class A { handle(): string { return ''; } }`,
    `Object literal may only specify known properties, and 'deadlin' does not exist in type 'RegExp | IntentOptions'.`,
  ],
  [
    'a misspelt option of a fallback, and suggests the right one',
    `@Fallback({ deadlin: 1 }) export class A { handle(): string { return ''; } }`,
    `Object literal may only specify known properties, but 'deadlin' does not exist in type 'IntentOptions'. Did you mean to write 'deadline'?`,
  ],
  [
    'a class without handle()',
    `@Intent('hello') export class A {}`,
    `Property 'handle' is missing in type 'A' but required in type '{ handle: HandlerMethod; }'.`,
  ],
  [
    'a class whose handle() returns a number',
    `@Intent('hello') export class A { handle(): number { return 1; } }`,
    `Type 'number' is not assignable to type 'HandlerReturn'.`,
  ],
  [
    'a method that returns a promise of a number',
    `@Intents() export class A { @Intent('hello') async hello(): Promise<number> { return 1; } }`,
    `Type 'number' is not assignable to type 'HandlerResult'.`,
  ],
  [
    'a method that returns an object that is no answer',
    `@Intents() export class A { @Fallback() hello(): { a: 1 } { return { a: 1 }; } }`,
    `Type '{ a: 1; }' is not assignable to type 'HandlerReturn'.`,
  ],
  [
    'a getter',
    `@Intents() export class A { @Intent('hello') get hello(): string { return ''; } }`,
    `Type 'string' is not assignable to type 'HandlerMethod'.`,
  ],
];

const ACCEPTED: readonly (readonly [string, string])[] = [
  [
    'several names, patterns and options',
    `@Intent('hello', /x/, 'order.status', { deadline: 3 }) export class A { handle(): void {} }`,
  ],
  [
    'promises, streams, nothing, and replies that may be missing',
    `@Intents() export class A {
      @Intent('hello') async one(_ctx: IntentContext<'order.status'>, _n: number): Promise<Reply | undefined> { return undefined; }
      @Intent('hello') async *two(): AsyncGenerator<string> { yield 'a'; }
      @Intent('hello') three(): void {}
      @Intent('hello') four(): string[] { return []; }
      @Intent('hello') five(): never { throw new Error(); }
    }`,
  ],
  [
    'an abstract class with a constructor',
    `@Intent('hello') export abstract class A implements IntentHandler {
      constructor(protected readonly name: string) {}
      abstract handle(ctx: IntentContext): Promise<string>;
    }`,
  ],
  [
    'a composed decorator',
    `const Shop = (name: 'hello') => applyDecorators(Intent(name, { bot: 'Shop' }), UseGuards());
     const Own = (): HandlerDecorator => Intent('hello');
     export class A { @Shop('hello') @Own() hello(): string { return ''; } }
     @Shop('hello') @Own() export class B { handle(): string { return ''; } }`,
  ],
];

describe('The compiler', () => {
  let messages: Map<string, string[]>;

  beforeAll(() => {
    messages = compile([...REFUSED, ...ACCEPTED].map(([name, code]) => [name, code]));
  }, TIMEOUT_MS);

  it.each(REFUSED)('refuses %s', (name, _code, sentence) => {
    const [first, ...others] = messages.get(name) ?? [];

    expect(others).toEqual([]);
    expect(first?.split('\n').at(-1)?.trim()).toBe(sentence);
  });

  it.each(ACCEPTED)('accepts %s', (name) => {
    expect(messages.get(name)).toEqual([]);
  });
});

/** @returns for each snippet the compiler's messages */
function compile(snippets: readonly (readonly [string, string])[]): Map<string, string[]> {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (name) => ts.sys.readFile(name)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = createDiskHost({ ...options, noEmit: true });
  const files = new Map(
    snippets.map(([, code], index) => [join(import.meta.dirname, `snippet-${index}.ts`), code]),
  );
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, languageOptions, ...rest) => {
    const code = files.get(name);
    return code === undefined
      ? getSourceFile(name, languageOptions, ...rest)
      : ts.createSourceFile(name, HEAD + code, languageOptions, true);
  };
  const lenient = { noUnusedLocals: false, noEmit: true, declaration: false };
  const program = ts.createProgram([...files.keys()], { ...options, ...lenient }, host);
  return new Map(
    snippets.map(([name], index) => {
      const source = program.getSourceFile([...files.keys()][index] ?? '');
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [name, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}
