import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtDist, ROOT } from '../../support/built-dist.js';
import { run } from '../../support/running-process.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import { installInto } from '../../package/team-installation.js';

const MAIN = join(ROOT, 'dist', 'src', 'cli', 'main.js');

describe('A repository made by new, with the packed package', () => {
  const folder = new TemporaryFolder();
  const bots = folder.join('my-bots');
  const withJest = folder.join('my-jest-bots');
  const within = (cwd: string, command: string, ...args: string[]) =>
    run(command, args, { cwd, env: { NO_COLOR: '1' } });
  const inBots = (command: string, ...args: string[]) => within(bots, command, ...args);
  const nest = (...args: string[]) => inBots(join(bots, 'node_modules', '.bin', 'nest'), ...args);
  const read = (...path: string[]) => readFileSync(join(bots, ...path), 'utf8');

  beforeAll(async () => {
    await builtDist();
    await run(process.execPath, [MAIN, 'new', 'my-bots'], { cwd: folder.path });
    await run(process.execPath, [MAIN, 'new', 'my-jest-bots', '--test', 'jest'], { cwd: folder.path });
    await installInto(bots);
    await installInto(withJest);
  });
  afterAll(() => folder.remove());

  it('passes its tests and its build at once', async () => {
    expect((await inBots('npm', 'test')).stdout).toMatch(/Tests\D+3 passed/);
    await inBots('npm', 'run', 'build');

    expect(read('dist', 'main.js')).toContain('bootstrap');
  });

  it('passes its tests and its types with jest, with a handler of the Nest CLI', async () => {
    await within(
      withJest,
      join(bots, 'node_modules', '.bin', 'nest'),
      ...['g', '-c', 'pingstreams-fulfillment', 'intent', 'greetings/order.status'],
    );

    expect((await within(withJest, 'npm', 'test')).stderr).toMatch(/Tests:\s+4 passed, 4 total/);
    await within(withJest, 'npm', 'run', 'typecheck');
  });

  it('gets handlers from the Nest CLI, with tests and types that pass, in the nearest module', async () => {
    await nest('generate', '--collection', 'pingstreams-fulfillment', 'intent', 'greetings/order.status');
    await nest('g', '-c', 'pingstreams-fulfillment', 'i', 'orders/order.cancel', '--no-spec');

    expect(read('src', 'greetings', 'order-status.intent.ts')).toContain("@Intent('order.status')");
    expect(read('src', 'greetings', 'greetings.module.ts')).toMatch(
      /import { OrderStatusIntent } from '\.\/order-status\.intent\.js';[^]+providers: \[HelloIntent, HelpIntent, OrderStatusIntent]/,
    );
    expect(read('src', 'app.module.ts')).toContain(
      "import { OrderCancelIntent } from './orders/order-cancel.intent.js';",
    );
    await inBots('npm', 'run', 'typecheck');
    expect((await inBots('npm', 'test')).stdout).toMatch(/Tests\D+4 passed/);
  });
});
