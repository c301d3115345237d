import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtDist } from '../support/built-dist.js';
import { fixtureText } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import { JSON_TYPE } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { listening, ProcessStarter } from './start-process.js';

/** Modules that cost time or memory, and that the first request of the service as shipped does not need. */
const HEAVY = [
  '@clack/prompts',
  '@electric-sql/pglite',
  '@nestjs/platform-fastify',
  '@nestjs/schematics',
  '@nestjs/testing',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/sdk-trace',
  'commander',
  'fastify',
  'jose',
  'liquidjs',
  'pg',
  'pg-boss',
  'playwright-core',
  'preact',
  'prom-client',
  'typescript',
  'vite',
  'yaml',
];
const ROOMS = ['cli', 'playground', 'schematics', 'serverless', 'testing'];

/** Counted on 30 November 2026, and a twentieth more: each file costs the start about half a millisecond. */
const MOST_FILES = 2_060;

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

describe('The modules that the start loads', () => {
  const folder = new TemporaryFolder();
  const starter = new ProcessStarter();
  let loaded: string[];

  beforeAll(async () => {
    await builtDist();
    const service = await starter.service({
      NODE_ENV: 'production',
      WEBHOOK_VERIFICATION: 'none',
      // The engine's own list of what it ran: modules of both kinds are in it.
      NODE_V8_COVERAGE: folder.path,
    });
    const body = fixtureText('01-simple-intent.json');
    const answer = await call(await listening(service), { path: '/webhook', headers: JSON_TYPE, body });
    expect(answer.status).toBe(200);
    service.signal('SIGTERM');
    await service.end;
    loaded = readdirSync(folder.path).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(join(folder.path, file), 'utf8')) as Coverage;
      return result.map(({ url }) => url);
    });
  });
  afterAll(async () => {
    await starter.close();
    folder.remove();
  });

  it('is the framework and the adapter', () => {
    expect(loaded).toContainEqual(expect.stringContaining('/dist/src/main.js'));
    expect(loaded).toContainEqual(expect.stringContaining('/node_modules/express/'));
  });

  it('is no more files than its budget', () => {
    expect(new Set(loaded.filter((url) => url.startsWith('file:'))).size).toBeLessThan(MOST_FILES);
  });

  it.each(HEAVY)('is not %s', (name) => {
    expect(loaded.filter((url) => url.includes(`/node_modules/${name}/`))).toEqual([]);
  });

  it.each(ROOMS)('is nothing of %s/', (room) => {
    expect(loaded.filter((url) => url.includes(`/dist/src/${room}/`))).toEqual([]);
  });
});
