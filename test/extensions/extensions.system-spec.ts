import { relative } from 'node:path';
import { ProcessStarter, listening } from '../boot/start-process.js';
import { builtDist } from '../support/built-dist.js';
import { requestFor } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import { JSON_TYPE } from '../support/start-service.js';
import { commonJs, esModule, ExtensionFolder } from './extension-folder.js';

describe('The service with EXTENSIONS_DIR', () => {
  let starter: ProcessStarter;
  let extensions: ExtensionFolder;

  beforeAll(builtDist);
  beforeEach(() => {
    starter = new ProcessStarter();
    extensions = new ExtensionFolder();
  });
  afterEach(async () => {
    await starter.close();
    extensions.remove();
  });

  it('serves the intents of packages in both formats, and not those of the sample', async () => {
    extensions.add('greeting', {
      'package.json': {
        name: 'greeting',
        version: '1.2.0',
        type: 'module',
        exports: { import: './dist/main.js' },
      },
      'dist/main.js': esModule('hello', 'Hello there.'),
    });
    extensions.add('@acme/parting', {
      'package.json': { name: '@acme/parting', version: '0.3.1', main: 'lib/index.js' },
      'lib/index.js': commonJs('goodbye', 'See you.'),
    });
    const url = await started();

    expect(await answerTo(url, 'hello')).toMatchObject({ text: 'Hello there.' });
    expect(await answerTo(url, 'goodbye')).toMatchObject({ text: 'See you.' });
    expect(await answerTo(url, 'order.status')).toMatchObject({ error: { code: 'UNKNOWN_INTENT' } });
  });

  it('finds a folder that is named relative to the working directory', async () => {
    extensions.add('greeting', {
      'package.json': { name: 'greeting', type: 'module' },
      'index.js': esModule('hello', 'Hello there.'),
    });
    const service = await starter.service({ EXTENSIONS_DIR: relative(starter.cwd, extensions.path) });

    expect(await answerTo(await listening(service), 'hello')).toMatchObject({ text: 'Hello there.' });
  });

  it('says which packages it has loaded', async () => {
    extensions.add('greeting', {
      'package.json': { name: '@acme/greeting', version: '1.2.0', type: 'module' },
      'index.js': esModule('hello', 'Hello there.'),
    });
    const service = await starter.service({ EXTENSIONS_DIR: extensions.path });
    await listening(service);

    expect(service.stdout).toContain('Extensions: @acme/greeting 1.2.0');
  });

  it('serves the sample when the folder is empty, and says so', async () => {
    const service = await starter.service({ EXTENSIONS_DIR: extensions.path });
    const url = await listening(service);

    expect(service.stdout).toContain(`The folder ${extensions.path} has no extensions`);
    expect(await answerTo(url, 'order.status')).not.toHaveProperty('error');
  });

  it('looks past what volumes and package managers leave beside packages', async () => {
    extensions.add('greeting', {
      'package.json': { name: 'greeting', type: 'module' },
      'index.js': esModule('hello', 'Hello there.'),
    });
    extensions.add('lost+found', { 'x.txt': '' });
    extensions.add('..data', { 'x.txt': '' });
    extensions.add('node_modules/left', { 'index.js': '' });

    expect(await answerTo(await started(), 'hello')).toMatchObject({ text: 'Hello there.' });
  });

  it('does not start when packages cannot be loaded, and says of each why', async () => {
    extensions.add('no-package', { 'index.js': '' });
    extensions.add('not-json', { 'package.json': '{' });
    extensions.add('no-entry', { 'package.json': { main: 'dist/missing.js' } });
    extensions.add('no-export', { 'package.json': { exports: { './other': './x.js' } } });
    extensions.add('no-module', {
      'package.json': { type: 'module' },
      'index.js': 'export default class Plain {}',
    });
    extensions.add('no-default', {
      'package.json': { type: 'module' },
      'index.js': 'export const Named = 1;',
    });
    extensions.add('throws', {
      'package.json': { type: 'module' },
      'index.js': 'throw new RangeError("The catalogue is empty.");',
    });
    extensions.add('own-nest', {
      'package.json': { type: 'module' },
      'index.js': esModule('hello', 'Hello there.'),
      'node_modules/@nestjs/common/package.json': { name: '@nestjs/common', main: 'index.js' },
      'node_modules/@nestjs/common/index.js': '',
    });
    const { code, stdout, stderr } = await (await starter.service({ EXTENSIONS_DIR: extensions.path })).end;

    expect(code).toBe(1);
    expect(stdout).not.toContain('Webhook:');
    expect(stderr).toContain('EXTENSIONS_NOT_LOADED');
    expect(stderr).toMatch(/- no-package: its package\.json cannot be read \(ENOENT/);
    expect(stderr).toMatch(/- not-json: its package\.json cannot be read \(/);
    expect(stderr).toMatch(/- no-entry: Error: .*missing\.js/);
    expect(stderr).toMatch(/- no-export: /);
    expect(stderr).toMatch(/- no-module: its default export is not a Nest module/);
    expect(stderr).toMatch(/- no-default: its default export is not a Nest module/);
    expect(stderr).toMatch(/- throws: RangeError: The catalogue is empty\. \(at .*throws\/index\.js:1/);
    expect(stderr).toMatch(/- own-nest: brings its own copy of @nestjs\/common/);
  });

  it('does not start with two packages for one intent, and names both', async () => {
    extensions.add('greeting', {
      'package.json': { type: 'module' },
      'index.js': esModule('hello', 'Hello there.'),
    });
    extensions.add('parting', { 'package.json': {}, 'index.js': commonJs('hello', 'See you.') });
    const { code, stderr } = await (await starter.service({ EXTENSIONS_DIR: extensions.path })).end;

    expect(code).toBe(1);
    expect(stderr).toContain('GreetingIntent');
    expect(stderr).toContain('PartingIntent');
  });

  it('does not start when the folder is not there', async () => {
    const { code, stderr } = await (
      await starter.service({ EXTENSIONS_DIR: '/does/not/exist', HTTP_ADAPTER: 'koa' })
    ).end;

    expect(code).toBe(1);
    expect(stderr).toMatch(/- EXTENSIONS_DIR is .*: must be a folder that can be read \(ENOENT\)/);
    expect(stderr).toContain('- HTTP_ADAPTER');
  });

  async function started(): Promise<string> {
    return listening(await starter.service({ EXTENSIONS_DIR: extensions.path }));
  }
});

async function answerTo(url: string, intent: string): Promise<unknown> {
  const body = JSON.stringify(requestFor(intent));
  return JSON.parse((await call(url, { path: '/webhook', headers: JSON_TYPE, body })).text);
}
