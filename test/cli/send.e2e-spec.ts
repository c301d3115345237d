import { Module } from '@nestjs/common';
import { ShopModule } from '../../examples/shop/shop.module.js';
import { run } from '../../src/cli/run.js';
import { FulfillmentModule } from '../../src/index.js';
import { ROOT } from '../support/built-dist.js';
import { startService, type RunningService } from '../support/start-service.js';
import { CapturedTerminal } from './support/captured-terminal.js';

const SECRET = 'a-secret-of-the-service';

@Module({ imports: [FulfillmentModule.forRoot(), ShopModule] })
class Shop {}

describe('send', () => {
  let service: RunningService;
  let terminal: CapturedTerminal;
  let url: string;

  beforeAll(async () => {
    service = await startService(Shop, 'express', { WEBHOOK_SECRETS: SECRET });
    url = `${service.url}/webhook`;
  });
  beforeEach(() => (terminal = new CapturedTerminal({ cwd: ROOT })));
  afterAll(() => service.close());

  const send = (...args: string[]): Promise<number> =>
    run(['send', url, '--secret', SECRET, ...args], terminal);

  it('shows the reply as the user would see it', async () => {
    expect(await send('--intent', 'order.status', '--param', 'orderId=20413')).toBe(0);
    expect(terminal.stdout.text).toMatch(/^status 200, \d+ ms\nThe user sees:\n/);
    expect(terminal.stdout.text).toContain('  > Order 20413 is shipped.');
    expect(terminal.stdout.text).toContain('  [image] https://shop.example.com/photos/20413.jpg');
    expect(terminal.stdout.text).toContain('  ( Track it ) https://shop.example.com/track/20413');
  });

  it('says what the user says, in both dialects', async () => {
    expect(await send('--intent', 'something else', '--text', 'a rug', '--json')).toBe(0);
    expect(terminal.json()).toMatchObject({
      status: 200,
      shown: ['> I did not get "a rug". Could you say it another way?'],
    });

    terminal = new CapturedTerminal();
    expect(await send('--intent', 'hello', '--dialect', 'page')).toBe(0);
    expect(terminal.stdout.text).toContain('> Hello!');
  });

  it('sends a recorded body', async () => {
    expect(await send('--file', 'test/fixtures/01-simple-intent.json')).toBe(0);
    expect(terminal.stdout.text).toContain('> Hello, Amélie Dupont!');
  });

  it('calls as the project and the bot that the service expects', async () => {
    const botSecret = 'a-secret-of-the-bot-in-the-studio';
    const strict = await startService(Shop, 'express', {
      BOT_SECRETS: `66ded24fae3e9fe3cb2a26a9=${botSecret}`,
      ALLOWED_PROJECTS: '66ded24fae3e9fe3cb2a26aa',
    });
    const args = ['send', `${strict.url}/webhook`, '--bot', '66ded24fae3e9fe3cb2a26a9'];
    try {
      expect(await run([...args, '--bot-secret', botSecret], terminal)).toBe(1);
      expect(
        await run([...args, '--bot-secret', botSecret, '--project', '66ded24fae3e9fe3cb2a26aa'], terminal),
      ).toBe(0);
      expect(await run([...args, '--project', '66ded24fae3e9fe3cb2a26aa'], terminal)).toBe(1);
    } finally {
      await strict.close();
    }
  });

  it('shows the body of a rejection, and exits with 1', async () => {
    expect(await run(['send', url, '-H', 'X-Webhook-Secret: wrong'], terminal)).toBe(1);
    expect(terminal.stdout.text).toContain('the static reply of the intent');
    expect(terminal.stdout.text).toContain('UNAUTHORIZED');
  });

  it('says why there is no answer', async () => {
    expect(await run(['send', 'http://127.0.0.1:1/webhook', '--json'], terminal)).toBe(1);
    expect(terminal.json()).toMatchObject({ problem: 'no service listens there (ECONNREFUSED)', shown: [] });
  });

  it.each([
    ['a file that is not there', ['--file', 'nowhere.json']],
    ['a dialect that nobody speaks', ['--dialect', 'klingon']],
    ['a parameter without a value', ['--param', 'orderId']],
  ])('refuses %s', async (_what, args) => {
    expect(await send(...args)).toBe(2);
  });
});
