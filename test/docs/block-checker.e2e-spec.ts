import { checkBlocks } from './block-checker.js';
import { codeBlocks } from './code-blocks.js';

const CHECK_TIMEOUT_MS = 60_000;

const check = (...lines: string[]): string[] => checkBlocks(codeBlocks('docs/page.md', lines.join('\n')));

describe('The check of the code blocks in documents', () => {
  it(
    'accepts what compiles: with its own imports or without, whole files and the insides of functions',
    () => {
      const problems = check(
        '```ts',
        "import { bootstrap } from 'pingstreams-fulfillment';",
        "import { AppModule } from './app.module.js';",
        'await bootstrap(AppModule);',
        '```',
        '```ts',
        "@Intent('hello')",
        'export class HelloIntent implements IntentHandler {',
        '  constructor(private readonly orders: OrdersService) {}',
        '  async handle({ text }: IntentContext): Promise<Reply> {',
        '    return Reply.text(text);',
        '  }',
        '}',
        '```',
        '- in a list',
        '  ```ts',
        "  import { HelloIntent } from './hello.intent.js';",
        '  @Module({ imports: [FulfillmentModule.forRoot()], providers: [HelloIntent] })',
        '  export class AppModule {}',
        '  ```',
        '```ts',
        'const name = ctx.user.name;',
        'if (name === undefined) return Reply.silence();',
        'await this.orders.cancel(ctx.params.orderId);',
        'return Reply.text(name);',
        '```',
      );

      expect(problems).toEqual([]);
    },
    CHECK_TIMEOUT_MS,
  );

  it(
    'names the place of each mistake in the Markdown file',
    () => {
      const problems = check(
        'Text.',
        '```ts',
        "import { Reply } from 'pingstreams-fulfillment';",
        "const reply = Reply.text('a').sparkle();",
        '```',
        '```ts',
        "import { doesNotExist } from './anything.js';",
        'const broken = (;',
        '```',
        '```ts',
        'const unknown: DoesNotExist = 1;',
        '```',
      );

      expect(problems).toEqual([
        expect.stringMatching(/^docs\/page\.md:4: .*sparkle.*\(TS2339\)$/),
        expect.stringMatching(/^docs\/page\.md:8: .*\(TS1109\)$/),
        expect.stringMatching(/^docs\/page\.md:7: .*doesNotExist.*\(TS2305\)$/),
        expect.stringMatching(/^docs\/page\.md:11: .*DoesNotExist.*\(TS2304\)$/),
      ]);
    },
    CHECK_TIMEOUT_MS,
  );

  it('refuses a block without an end', () => {
    expect(() => check('```ts', 'const a = 1;')).toThrow('docs/page.md:1');
  });
});
