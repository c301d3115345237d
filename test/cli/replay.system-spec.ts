import { join } from 'node:path';
import {
  CurrentConversation,
  CurrentUser,
  Intent,
  Intents,
  type Conversation,
  type UserRef,
} from '../../src/index.js';
import { readRecordings } from '../../src/recordings/index.js';
import { createTestBot } from '../../src/testing/index.js';
import { Gate } from '../dispatch/time/gate.js';
import { builtDist, ROOT } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { execute } from './support/execute.js';
import { TeamProject } from './support/team-project.js';

const APP = join(ROOT, 'test/cli/apps/replayed.module.mjs');
const gate = new Gate();

/** The handlers of the day on which the turns were recorded. */
@Intents()
class HandlersOfThen {
  @Intent('hello')
  hello(@CurrentUser() user: UserRef): string {
    return `Hello, ${user.name}!`;
  }

  @Intent('opening')
  async opening(@CurrentConversation() conversation: Conversation): Promise<string> {
    return (await conversation.project.isOpenNow()) ? 'We are open.' : 'We are closed.';
  }

  @Intent('note')
  async note(@CurrentConversation() conversation: Conversation): Promise<string> {
    await conversation.send('Noted.');
    return 'Anything else?';
  }

  @Intent('slow', { deadline: 1000 })
  async slow(): Promise<string> {
    await gate.pass();
    return 'It took a while.';
  }
}

/** The same handlers as a team keeps them, except the services that a test replaces. */
const APP_OF_THEN = `
import { Module } from '@nestjs/common';
import { CurrentUser, FulfillmentModule, Intent, Intents, type UserRef } from 'pingstreams-fulfillment';

@Intents()
class Handlers {
  @Intent('hello')
  hello(@CurrentUser() user: UserRef): string {
    return \`Hello, \${user.name}!\`;
  }

  @Intent('opening')
  opening(): string {
    return 'We are closed.';
  }

  @Intent('slow')
  slow(): string {
    return 'It took a while.';
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [Handlers] })
export class AppModule {}
`;

describe('Recorded turns', () => {
  const folder = new TemporaryFolder();
  const recordings = folder.join('recordings');
  const replay = (...args: string[]) =>
    execute(['replay', recordings, '--app', APP, ...args], { cwd: folder.path });

  beforeAll(async () => {
    await builtDist();
    const bot = await createTestBot({
      providers: [HandlersOfThen],
      user: { name: 'Robin Field', email: 'robin@field.example' },
      env: { RECORD_DIR: recordings },
    });
    await bot.intent('hello', { cart: { __proto__: 1, "it's": ['*/', null] } });
    bot.platform.open = false;
    await bot.intent('opening');
    bot.platform.unreachable = true;
    await bot.intent('note');
    bot.platform.unreachable = false;
    const slow = bot.intent('slow');
    await bot.time.passes(1000);
    gate.open();
    await (await slow).finished();
    await bot.intent('nobody.takes.it');
    await bot.close();
  });
  afterAll(() => folder.remove());

  it('change nothing while the handlers do the same, with what the platform said then', async () => {
    const { code, stdout, stderr } = await replay();
    expect({ code, stdout, stderr }).toMatchObject({ code: 0, stdout: '5 replayed, nothing changed\n' });
    expect(stderr).toContain('on stdout');
  });

  it('show what changed', async () => {
    const end = await execute(['replay', recordings, '--app', APP, '--json'], {
      cwd: folder.path,
      env: { GREETING: 'Good day' },
    });
    expect(end.code).toBe(1);
    const { turns, ...counts } = end.json<{ turns: { intent: string; differences: object[] }[] }>();
    expect(counts).toEqual({ replayed: 5, changed: 2 });
    expect(turns.map(({ intent }) => intent)).toEqual(['hello', 'opening']);
    expect(turns[0]?.differences).toContainEqual({
      path: 'answer.json.text',
      was: expect.stringMatching(/^Hello, [A-Z]\w+ [A-Z]\w+!$/) as string,
      is: expect.stringMatching(/^Good day, [A-Z]\w+ [A-Z]\w+!$/) as string,
    });
    expect(turns[1]?.differences).toContainEqual({
      path: 'calls[1]',
      is: expect.objectContaining({ operation: 'addTags' }) as object,
    });
    const shown = await execute(['replay', recordings, '--app', APP, '-i', 'hello'], {
      cwd: folder.path,
      env: { GREETING: 'Good day' },
    });
    expect(shown.stdout).toMatch(/hello {2}\d{4}-[^]*- "Hello,[^]*\+ "Good day,[^]*1 replayed, 1 changed/);
  });

  it('need a directory and an application', async () => {
    expect((await execute(['replay', 'nowhere', '--app', APP], { cwd: folder.path })).code).toBe(2);
    expect((await execute(['replay', recordings], { cwd: folder.path })).stderr).toContain(
      'The built application was not found',
    );
    const broken = await execute(
      ['replay', recordings, '--app', join(ROOT, 'test/cli/apps/breaks.module.mjs'), '--json'],
      { cwd: folder.path },
    );
    expect(broken.json()).toMatchObject({ error: { code: 'APP_NOT_EXPLORED' } });
  });

  it('hold no name of the conversation and no token', async () => {
    const written = (await readRecordings(recordings)).map(({ recording }) => JSON.stringify(recording));
    expect(written).toHaveLength(5);
    for (const mark of ['Robin', 'Field', 'robin@', 'eyJ']) {
      expect([mark, written.filter((text) => text.includes(mark))]).toEqual([mark, []]);
    }
  });

  it('become tests that compile and pass', async () => {
    const project = new TeamProject();
    const record = (...args: string[]) =>
      execute(['record', recordings, '--to-test', 'src/recorded.spec.ts', ...args], {
        cwd: project.folder.path,
      });
    project.write('src/app.module.ts', APP_OF_THEN);
    expect((await record('--json')).json()).toEqual({ written: ['src/recorded.spec.ts'], tests: 5 });
    const tests = project.read('src/recorded.spec.ts');
    expect(tests).toMatch(/intent\('hello', \{ cart: [^\n]*user: \{ name: '[A-Z]/);
    expect(tests).toContain("toEqual(['It took a while.'])");
    expect(tests).toContain('expect(turn.static).toBe(true)');
    expect((await record()).stderr).toContain('exists already');

    expect(await project.compile()).toBe('');
    expect(await project.test()).toMatch(/Tests: +5 passed, 5 total/);
    project.write('src/app.module.ts', APP_OF_THEN.replace('Hello, ', 'Good day, '));
    expect(await project.test()).toMatch(/Tests: +1 failed, 4 passed, 5 total/);
    project.folder.remove();
  });

  it('become tests of the root module that is named, and of none that is not there', async () => {
    const project = new TeamProject();
    const record = (...args: string[]) =>
      execute(['record', recordings, '--to-test', 'src/recorded.spec.ts', '--json', ...args], {
        cwd: project.folder.path,
      });
    const error = async (...args: string[]) => {
      const end = await record(...args);
      expect(end.code).toBe(2);
      return end.json<{ error: object }>().error;
    };
    expect(await error()).toMatchObject({
      code: 'INVALID_COMMAND_LINE',
      message: 'The file src/app.module.ts does not exist, and the tests import AppModule from it.',
      help: expect.stringContaining('--module') as string,
    });
    project.write('src/shop.module.ts', APP_OF_THEN.replace('AppModule', 'ShopModule'));
    expect(await error('--module', 'src/shop.module.ts')).toMatchObject({
      code: 'INVALID_COMMAND_LINE',
      message: expect.stringMatching(
        /^src\/shop\.module\.ts does not export AppModule.*ShopModule/,
      ) as string,
      help: expect.stringContaining('--export ShopModule') as string,
    });

    expect((await record('--module', 'src/shop.module.ts', '--export', 'ShopModule')).code).toBe(0);
    expect(project.read('src/recorded.spec.ts')).toMatch(
      /import \{ ShopModule \} from '\.\/shop\.module\.js';[^]*imports: \[ShopModule\]/,
    );
    expect(await project.compile()).toBe('');
    project.folder.remove();
  });
});
