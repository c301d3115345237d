import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtDist, ROOT } from '../support/built-dist.js';
import { botExport, SHOP_BLOCKS } from './support/bot-exports.js';
import { TeamProject } from './support/team-project.js';

const HOSTILE = "*/ throw new Error('of the bot'); /* ' \\ `${1}` \u2028";

describe('generate', () => {
  let project: TeamProject;
  beforeAll(() => builtDist());
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

  it('never overwrites existing files, and names the files that it kept', async () => {
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

  it('tells CI whether the file of known intents fits the bot', async () => {
    project.write('bot.json', JSON.stringify(botExport(SHOP_BLOCKS)));
    expect((await project.generate('--check')).code).toBe(1);
    await project.generate();
    expect((await project.generate('--check')).code).toBe(0);
    expect((await project.generate()).json()).toMatchObject({ written: [] });
  });
});
