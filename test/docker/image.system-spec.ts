import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { listening } from '../boot/start-process.js';
import { esModule } from '../extensions/extension-folder.js';
import { CertificateFolder } from '../security/certificates.js';
import { ROOT } from '../support/built-dist.js';
import { fixtureText, requestFor } from '../support/fixtures.js';
import { freePort } from '../support/free-port.js';
import { call } from '../support/http-client.js';
import { RunningProcess } from '../support/running-process.js';
import { JSON_TYPE } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { withServer } from '../support/with-server.js';
import { ImageBuilder, inStage, type Stage } from './image-builder.js';

const HEALTH_POLL_MS = 200;
const BUILD = 'abc1234';
const SECRET = 'a-secret-of-thirty-two-characters';

describe('The image, built and started as the Dockerfile says', () => {
  const folder = new TemporaryFolder();
  let image: Stage;

  beforeAll(async () => {
    const builder = new ImageBuilder(ROOT, folder.path, { BUILD });
    image = await builder.build(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
  });
  afterAll(() => folder.remove());

  it('holds the built service, its package files and its dependencies, nothing else', () => {
    expect(readdirSync(image.root)).toEqual(['app']);
    expect(readdirSync(inStage(image, '.')).sort()).toEqual([
      'dist',
      'extensions',
      'node_modules',
      'package-lock.json',
      'package.json',
      'sbom.cdx.json',
    ]);
    expect(readdirSync(inStage(image, 'dist')).sort()).toEqual(['examples', 'src']);
    expect(
      filesBelow(inStage(image, 'dist')).filter((file) =>
        /\.spec\.(?!ts\.template$)|(?<!\.d)\.ts$/.test(file),
      ),
    ).toEqual([]);
  });

  it('holds the page of the playground', () => {
    expect(readdirSync(inStage(image, 'dist/src/playground/public'))).toContain('index.html');
  });

  it('holds no development dependency', () => {
    const { packages } = JSON.parse(readFileSync(inStage(image, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean }>;
    };
    const development = Object.keys(packages).filter((path) => packages[path]?.dev);

    expect(development).toEqual(
      expect.arrayContaining(
        ['typescript', 'jest', 'eslint', '@nestjs/cli'].map((name) => `node_modules/${name}`),
      ),
    );
    expect(development.filter((path) => existsSync(inStage(image, path)))).toEqual([]);
  });

  it('becomes healthy, answers a recorded request, writes no file and stops when asked to', async () => {
    const before = filesBelow(image.root);
    const port = await freePort();
    const env = { ...environment(), PORT: String(port), WEBHOOK_SECRETS: SECRET };
    const service = inImage(image.command, env);
    try {
      await healthy(env, service);
      const answer = await call(`http://127.0.0.1:${port}`, {
        path: `/webhook/${SECRET}`,
        headers: JSON_TYPE,
        body: fixtureText('01-simple-intent.json'),
      });

      const info = await call(`http://127.0.0.1:${port}`, { method: 'GET', path: '/info' });

      expect(answer.status).toBe(200);
      expect(JSON.parse(info.text)).toMatchObject({ build: BUILD });
      expect(image.labels['org.opencontainers.image.revision']).toBe(BUILD);
      expect(JSON.parse(answer.text)).toMatchObject({ actions: [{ _tdActionType: 'reply' }] });
      expect(filesBelow(image.root)).toEqual(before);
      service.signal('SIGTERM');
      expect(await service.end).toMatchObject({ code: 0, signal: null });
    } finally {
      await service.kill();
    }
  });

  it('lists what it is made of, where its label says', () => {
    const sbom = JSON.parse(
      readFileSync(join(image.root, image.labels['org.cyclonedx.sbom'] ?? ''), 'utf8'),
    ) as { components: { name: string }[] };
    const names = sbom.components.map(({ name }) => name);

    expect(names).toEqual(expect.arrayContaining(['@nestjs/core', 'class-validator']));
    expect(names).not.toContain('typescript');
  });

  it('serves an extension that is put into it', async () => {
    const extension = inStage(image, 'extensions/greeting');
    mkdirSync(extension);
    writeFileSync(join(extension, 'package.json'), JSON.stringify({ name: 'greeting', type: 'module' }));
    writeFileSync(join(extension, 'index.js'), esModule('hello', 'Hello there.'));
    const service = inImage(image.command, { ...environment(), PORT: '0', WEBHOOK_SECRETS: SECRET });
    try {
      const answer = await call(await listening(service), {
        path: `/webhook/${SECRET}`,
        headers: JSON_TYPE,
        body: JSON.stringify(requestFor('hello')),
      });

      expect(JSON.parse(answer.text)).toMatchObject({ text: 'Hello there.' });
    } finally {
      await service.kill();
      rmSync(extension, { recursive: true });
    }
  });

  withServer('OpenSSL').it(
    'becomes healthy with its own certificate, at the configured address',
    async () => {
      const certificates = new CertificateFolder();
      const { certFile, keyFile } = certificates.selfSigned('bots');
      const env = {
        ...environment(),
        PORT: String(await freePort()),
        HOST: '127.0.0.2',
        WEBHOOK_SECRETS: SECRET,
        TLS_CERT_FILE: certFile,
        TLS_KEY_FILE: keyFile,
      };
      const service = inImage(image.command, env);
      try {
        await healthy(env, service);
        await service.printed(/Webhook: https:/);
      } finally {
        await service.kill();
        certificates.remove();
      }
    },
  );

  it('is not healthy when what answers is not alive', async () => {
    const other = createServer((_request, response) => response.writeHead(503).end());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      const { code } = await inImage(image.healthcheck, { ...image.env, PORT: String(port) }).end;

      expect(code).toBe(1);
    } finally {
      other.close();
    }
  });

  it('is not healthy while nothing listens', async () => {
    const { code } = await inImage(image.healthcheck, { ...image.env, PORT: String(await freePort()) }).end;

    expect(code).toBe(1);
  });

  /** Paths in the image are below a folder of this machine. */
  function environment(): Record<string, string> {
    return { ...image.env, EXTENSIONS_DIR: join(image.root, image.env.EXTENSIONS_DIR ?? '') };
  }

  function inImage([command = '', ...args]: readonly string[], env: Record<string, string>): RunningProcess {
    return new RunningProcess(command, args, { cwd: inStage(image, '.'), env });
  }

  /** As a container engine does: asks until the check passes. */
  async function healthy(env: Record<string, string>, service: RunningProcess): Promise<void> {
    let ended = false;
    void service.end.then(() => (ended = true));
    while ((await inImage(image.healthcheck, env).end).code !== 0) {
      if (ended) throw new Error(`The service ended:\n${service.stdout}\n${service.stderr}`);
      await wait(HEALTH_POLL_MS);
    }
  }
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}
