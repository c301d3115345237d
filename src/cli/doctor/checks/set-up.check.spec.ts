import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FulfillmentConfig } from '../../../config/index.js';
import { checkSetUp, isWithin } from './set-up.check.js';

const DEPENDENCIES = { dependencies: { 'pingstreams-fulfillment': '1.0.0' } };
const PEERS = { '@nestjs/core': '^12.5.0' };

describe('the set-ups that doctor sees in the files of an application', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'set-up-'));
    write('package.json', { name: 'company', ...DEPENDENCIES });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, content: object | string): void {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const found = (): string[] =>
    checkSetUp({ webhookPath: '/webhook' } as FulfillmentConfig, folder, PEERS).map(
      ({ status, message, cure }) => {
        expect(cure).toEqual(expect.any(String));
        return `${status}: ${message}`;
      },
    );

  it('are a global prefix and versions, with the address of the webhook', () => {
    write('src/main.ts', "configure: (app) => { app.setGlobalPrefix('api'); app.enableVersioning(); }");
    expect(found()).toEqual([
      "ok: src/main.ts sets the global prefix 'api': the webhook is at /api/webhook, health, info and metrics are unchanged.",
      'ok: src/main.ts enables versions: the webhook, health, info, metrics and the playground have none.',
    ]);
  });

  it('are exceptions to the prefix', () => {
    write('src/main.ts', "app.setGlobalPrefix('api', { exclude: ['webhook'] });");
    expect(found()).toEqual([expect.stringContaining('unless it is one of them')]);
  });

  it('is what is set up too late', () => {
    write(
      'src/main.ts',
      'const app = await createFulfillmentApp(AppModule);\napp.enableCors();\nawait app.listen(3000);',
    );
    expect(found()).toEqual([
      'failed: src/main.ts calls enableCors after createFulfillmentApp, which throws LATE_SETUP.',
    ]);
    write('src/main.ts', 'await createFulfillmentApp(AppModule, { configure: (app) => app.enableCors() });');
    expect(found()).toEqual([]);
  });

  it('is jest in a CommonJS project without the recipe', () => {
    write('package.json', {
      ...DEPENDENCIES,
      devDependencies: { jest: '30.0.0' },
      jest: { preset: 'ts-jest' },
    });
    expect(found()).toEqual([expect.stringMatching(/^warning: jest runs in a CommonJS project/)]);
    write('jest.config.js', 'module.exports = { transformIgnorePatterns: [] };');
    expect(found()).toEqual([]);
    write('package.json', { ...DEPENDENCIES, type: 'module', devDependencies: { jest: '30.0.0' } });
    expect(found()).toEqual([]);
  });

  it('is a version of Nest that does not fit', () => {
    write('node_modules/@nestjs/core/package.json', { version: '11.1.9' });
    expect(found()).toEqual([
      'failed: @nestjs/core 11.1.9 is installed, and pingstreams-fulfillment needs ^12.5.0.',
    ]);
    write('node_modules/@nestjs/core/package.json', { version: '12.6.1' });
    expect(found()).toEqual([]);
  });

  it('are none in a folder that does not depend on the package', () => {
    write('package.json', { name: 'other' });
    write('src/main.ts', "app.setGlobalPrefix('api');");
    expect(found()).toEqual([]);
  });
});

it.each([
  ['12.5.0', '^12.5.0', true],
  ['12.10.0', '^12.5.0', true],
  ['12.4.9', '^12.5.0', false],
  ['13.0.0', '^12.5.0', false],
  ['0.2.3', '^0.2.2', true],
  ['0.3.0', '^0.2.2', false],
  ['22.1.0', '>=22', true],
  ['21.9.9', '>=22', false],
])('finds that %s within %s is %s', (version, range, expected) => {
  expect(isWithin(version, range)).toBe(expected);
});
