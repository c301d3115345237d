import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtDist, ROOT } from '../support/built-dist.js';
import { RunningProcess } from '../support/running-process.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';
import { botExport, SHOP_BLOCKS } from './support/bot-exports.js';
import { execute, MAIN } from './support/execute.js';

const HANDLER = 'src/greetings/hello.intent.ts';

interface Conversation {
  readonly id: string;
  readonly messages: readonly { readonly from: string; readonly text: string }[];
}

describe('dev', () => {
  const folder = new TemporaryFolder();
  const bots = folder.join('my-bots');
  let dev: RunningProcess | undefined;
  let url: string;
  let watcher: number | undefined;

  /** A started project as after `npm install`, with this package in it. */
  beforeAll(async () => {
    await builtDist();
    await execute(['new', 'my-bots'], { cwd: folder.path });
    const installed = join(bots, 'node_modules');
    mkdirSync(installed);
    for (const name of readdirSync(join(ROOT, 'node_modules')).filter((one) => !one.startsWith('.')))
      symlinkSync(join(ROOT, 'node_modules', name), join(installed, name));
    symlinkSync(ROOT, join(installed, 'pingstreams-fulfillment'));
  });
  afterAll(async () => {
    dev?.signal('SIGTERM');
    await dev?.end;
    if (watcher !== undefined && isRunning(watcher)) process.kill(-watcher, 'SIGKILL');
    folder.remove();
  });

  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${url}/playground/api/${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'Content-Type': 'application/json', Origin: url },
    });
    return (await answer.json()) as T;
  };
  const heard = (id: string, text: string): Promise<boolean> =>
    until(async () => {
      const { messages } = await ask<Conversation>(`conversations/${id}`);
      return messages.some((message) => message.from !== 'user' && message.text === text);
    });

  it('plays the service, and goes on with the conversation after a change', async () => {
    dev = new RunningProcess(process.execPath, [MAIN, 'dev', '--port', '0'], {
      cwd: bots,
    });
    [, url = ''] = await dev.printed(/Playground: (http:\/\/127\.0\.0\.1:\d+)\/playground/);
    const { id } = await ask<Conversation>('conversations', {});
    await ask(`conversations/${id}/messages`, { text: 'hello' });
    await heard(id, 'Hello, Guest!');

    const source = readFileSync(join(bots, HANDLER), 'utf8');
    writeFileSync(join(bots, HANDLER), source.replace('Hello, ', 'Good day, '));
    [, url = ''] = await dev.printed(/Playground: [^]*Playground: (http:\/\/127\.0\.0\.1:\d+)\/playground/);
    await heard(id, 'Hello, Guest!');
    await ask(`conversations/${id}/messages`, { text: 'hello' });
    await heard(id, 'Good day, Guest!');
  });

  it('tells the page of a change that does not compile, and of its repair', async () => {
    const errors = async (): Promise<string[]> =>
      (await ask<{ buildErrors: string[] }>('state').catch(() => ({ buildErrors: [] }))).buildErrors;
    const source = readFileSync(join(bots, HANDLER), 'utf8');
    writeFileSync(join(bots, HANDLER), `${source}\nconst wrong: number = 'words';\n`);
    await until(async () => (await errors()).length > 0);
    expect(await errors()).toEqual([expect.stringMatching(/hello\.intent\.ts:\d+:\d+ - error TS2322/)]);

    writeFileSync(join(bots, HANDLER), source);
    const again = /(?:Playground: [^]*){2}Playground: (http:\/\/127\.0\.0\.1:\d+)\/playground/;
    [, url = ''] = (await dev?.printed(again)) ?? [];
    expect(await errors()).toEqual([]);
  });

  it('ends with the service at a Ctrl-C', async () => {
    dev?.signal('SIGINT');
    const end = await dev?.end;
    expect(end).toMatchObject({ code: 0, stdout: 'Stopped.\n' });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('plays an exported bot', async () => {
    writeFileSync(join(bots, 'bot.json'), JSON.stringify(botExport(SHOP_BLOCKS)));
    dev = new RunningProcess(process.execPath, [MAIN, 'dev', '--port', '0', '--bot', 'bot.json'], {
      cwd: bots,
    });
    [, url = ''] = await dev.printed(/Playground: (http:\/\/127\.0\.0\.1:\d+)\/playground/);
    expect(JSON.stringify(await ask('state'))).toContain('order.status');
    dev.signal('SIGINT');
    await dev.end;
  });

  it('leaves neither the watcher nor the service behind when it is killed', async () => {
    const source = readFileSync(join(bots, HANDLER), 'utf8');
    writeFileSync(join(bots, HANDLER), `${source}\nconsole.log(\`\${process.ppid} watches\`);\n`);
    dev = new RunningProcess(process.execPath, [MAIN, 'dev', '--port', '0'], {
      cwd: bots,
    });
    [, url = ''] = await dev.printed(/Playground: (http:\/\/127\.0\.0\.1:\d+)\/playground/);
    const pid = Number((await dev.printed(/(\d+) watches/))[1]);
    watcher = pid;
    expect(isRunning(pid)).toBe(true);

    dev.signal('SIGKILL');
    expect(await dev.end).toMatchObject({ signal: 'SIGKILL' });
    await until(() => !isRunning(pid));
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('needs the Nest CLI, and the export that it is given', async () => {
    const without = await execute(['dev'], { cwd: folder.path });
    expect(without.code).toBe(2);
    expect(without.stderr).toContain('npm install --save-dev @nestjs/cli');
    const nowhere = await execute(['dev', '--bot', 'nowhere.json'], { cwd: bots });
    expect({ code: nowhere.code, stderr: nowhere.stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('The file nowhere.json does not exist') as string,
    });
    expect((await execute(['dev', '--port', 'http'], { cwd: bots })).code).toBe(2);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
