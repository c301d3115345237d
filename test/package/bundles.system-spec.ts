import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { listening } from '../boot/start-process.js';
import { builtDist, ROOT } from '../support/built-dist.js';
import { fixtureText } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import { RunningProcess, run } from '../support/running-process.js';
import { type Adapter, ADAPTERS, JSON_TYPE } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

/** Packages that Nest and others load only if an application uses them, so most applications have not installed them. */
const OPTIONAL = [
  '@nestjs/microservices',
  '@nestjs/websockets',
  '@nestjs/platform-socket.io',
  '@grpc/proto-loader',
  '@fastify/multipart',
  '@fastify/static',
  '@fastify/view',
  'class-transformer/storage',
  'pg-native',
];

const APP = `
import { Module } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Fallback, Reply } from 'pingstreams-fulfillment';
class Answers { handle() { return Reply.text('From the bundle'); } }
Fallback()(Answers);
class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [Answers] })(AppModule);
`;
const STARTS = `${APP}\nvoid bootstrap(AppModule);`;
const LAMBDA = `
import { lambdaHandler } from 'pingstreams-fulfillment/serverless';
${APP}
export const handler = lambdaHandler(AppModule, { nest: { logger: false } });
`;

describe('An application in one file, made by a bundler', () => {
  const folder = new TemporaryFolder();
  let service: RunningProcess | undefined;

  beforeAll(() => builtDist());
  afterEach(async () => {
    await service?.kill();
    service = undefined;
  });
  afterAll(() => folder.remove());

  /** Node finds no package.json and no node_modules from where the file lies. */
  async function bundle(source: string, format: 'esm' | 'cjs', file: string): Promise<string> {
    const outfile = folder.join(file);
    const options: BuildOptions = {
      stdin: { contents: source, resolveDir: ROOT, sourcefile: 'app.mjs' },
      outfile,
      format,
      bundle: true,
      platform: 'node',
      keepNames: true,
      logLevel: 'error',
      logOverride: { 'empty-import-meta': 'silent' },
      external: OPTIONAL,
      alias: {
        'pingstreams-fulfillment': join(ROOT, 'dist/src/index.js'),
        'pingstreams-fulfillment/serverless': join(ROOT, 'dist/src/serverless/index.js'),
      },
    };
    if (format === 'esm') {
      const require =
        "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";
      options.banner = { js: require };
    } else {
      // Nest's own packages ask for their address when they are loaded.
      options.define = { 'import.meta.url': 'bundleUrl' };
      options.banner = { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" };
    }
    await build(options);
    return outfile;
  }

  async function answers(
    file: string,
    adapter: Adapter = 'express',
  ): Promise<{ text: unknown; info: unknown }> {
    const env = { PORT: '0', HTTP_ADAPTER: adapter };
    service = new RunningProcess('node', [file], { cwd: folder.path, env });
    const base = await listening(service);
    const body = fixtureText('01-simple-intent.json');
    const answer = await call(base, { path: '/webhook', headers: JSON_TYPE, body });
    const info = await call(base, { path: '/info', method: 'GET' });
    return { text: (JSON.parse(answer.text) as { text: unknown }).text, info: JSON.parse(info.text) };
  }

  it.each([
    ['esm', 'index.mjs'],
    ['cjs', 'index.cjs'],
  ] as const)(
    'starts as %s where no folder has a package.json, and answers on both adapters',
    async (format, name) => {
      const file = await bundle(STARTS, format, name);

      for (const adapter of ADAPTERS) {
        expect(await answers(file, adapter)).toEqual({
          text: 'From the bundle',
          info: expect.objectContaining({ name: 'pingstreams-fulfillment', version }) as object,
        });
        await service?.kill();
      }
    },
  );

  it('names the version of this package, not of the application beside it', async () => {
    writeFileSync(folder.join('package.json'), JSON.stringify({ name: 'acme-bot', version: '9.9.9' }));
    const file = await bundle(STARTS, 'esm', 'beside.mjs');

    expect((await answers(file)).info).toMatchObject({ version });
  });

  it('says which package a projects file needs beside the bundle', async () => {
    writeFileSync(folder.join('projects.yaml'), 'projects: {}\n');
    const file = await bundle(STARTS, 'esm', 'projects.mjs');

    const env = { PORT: '0', FULFILLMENT_CONFIG_FILE: folder.join('projects.yaml') };
    service = new RunningProcess('node', [file], { cwd: folder.path, env });
    const { stdout, stderr } = await service.end;

    expect(stdout + stderr).toContain('the package yaml is not installed beside this bundle');
  });

  it('says that the page and the embedded outbox need files beside the bundle', async () => {
    const file = await bundle(STARTS, 'esm', 'files.mjs');

    service = new RunningProcess('node', [file], {
      cwd: folder.path,
      env: { PORT: '0', PLAYGROUND: 'true' },
    });
    const page = await call(await listening(service), { path: '/playground', method: 'GET' });
    expect({ status: page.status, text: page.text }).toEqual({
      status: 404,
      text: expect.stringContaining('A bundle has no page') as string,
    });
    await service.kill();

    const embedded = { OUTBOX: 'embedded', OUTBOX_DIR: folder.join('outbox'), OUTBOX_KEY: '1'.repeat(64) };
    const env = { PORT: '0', ...embedded };
    service = new RunningProcess('node', [file], { cwd: folder.path, env });
    const { stdout, stderr } = await service.end;
    expect(stdout + stderr).toContain(
      'OUTBOX=embedded needs the package @electric-sql/pglite, which is not installed',
    );
  });

  it('brings the adapter of Lambda', async () => {
    const file = await bundle(LAMBDA, 'esm', 'lambda.mjs');
    const event = {
      version: '2.0',
      rawPath: '/webhook',
      rawQueryString: '',
      headers: { ...JSON_TYPE, host: 'function.example.com' },
      requestContext: { http: { method: 'POST', path: '/webhook', sourceIp: '127.0.0.1' } },
      body: fixtureText('01-simple-intent.json'),
      isBase64Encoded: false,
    };
    const script = `
        const { handler } = await import(${JSON.stringify(file)});
        const answer = await handler(${JSON.stringify(event)}, {});
        console.log(answer.body);
        process.exit();
      `;
    const env = { REPLY_DEADLINE_MS: '5000', STREAM_WINDOW_MS: '5000', HANDLER_TIMEOUT_MS: '5000' };

    const { stdout } = await run('node', ['--input-type=module', '-e', script], { cwd: folder.path, env });

    const [answer = ''] = stdout.trim().split('\n').slice(-1);
    expect(JSON.parse(answer)).toHaveProperty('text', 'From the bundle');
  });
});
