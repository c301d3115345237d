import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/load-config.js';
import { ROOT } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { composeErrors, composeFile } from './compose-file.js';

const { services, volumes, secrets } = composeFile('compose.yaml');
const SCRIPT = join(ROOT, 'deploy/development/make-secrets.sh');

describe('compose.yaml', () => {
  it('is described by the Compose specification', () => {
    expect(composeErrors({ services, volumes })).toEqual([]);
  });

  it('needs no file that the repository does not have', () => {
    const sources = Object.values(services)
      .flatMap((service) => service.volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '');

    expect(secrets).toBeUndefined();
    for (const source of new Set(sources)) {
      if (source.startsWith('./')) expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
      else expect(Object.keys(volumes)).toContain(source);
    }
  });

  it('starts the services that read secrets after the secrets exist', () => {
    for (const [name, { volumes: mounts = [], depends_on }] of Object.entries(services)) {
      if (name === 'secrets' || !mounts.some((mount) => mount.startsWith('secrets:'))) continue;
      expect([name, depends_on?.secrets?.condition]).toEqual([name, 'service_completed_successfully']);
    }
    expect(services.secrets.entrypoint).toEqual(['sh', '/make-secrets.sh', '/run/secrets']);
  });

  it('uses the same database and rights as the file for production', () => {
    const production = composeFile('deploy/compose.yaml').services;

    expect(services.postgres.image).toBe(production.postgres.image);
    for (const key of ['read_only', 'cap_drop', 'tmpfs', 'security_opt', 'stop_grace_period'] as const) {
      expect([key, Reflect.get(services.fulfillment, key)]).toEqual([
        key,
        Reflect.get(production.fulfillment, key),
      ]);
    }
  });
});

describe('The secrets for development', () => {
  const folder = new TemporaryFolder();
  const run = (): string => {
    const { status, stdout, stderr } = spawnSync('sh', [SCRIPT, folder.path], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  const read = (name: string): string => readFileSync(folder.join(name), 'utf8').trim();
  const all = (): Record<string, string> =>
    Object.fromEntries(readdirSync(folder.path).map((name) => [name, read(name)]));
  let output: string;

  beforeAll(() => {
    output = run();
  });
  afterAll(() => folder.remove());

  it('are random, different, and readable by every service', () => {
    const { 'database-url': url, ...others } = all();

    expect(Object.keys(others).sort()).toEqual([
      'database-password',
      'outbox-key',
      'playground-password',
      'webhook-secrets',
    ]);
    for (const secret of Object.values(others)) expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(Object.values(others)).size).toBe(4);
    expect(url).toBe(`postgres://fulfillment:${others['database-password'] ?? ''}@postgres:5432/fulfillment`);
    for (const name of Object.keys(all())) expect(statSync(folder.join(name)).mode & 0o777).toBe(0o444);
  });

  it('start the service with the playground, and callers must have the secret', () => {
    const environment = Object.entries(services.fulfillment.environment ?? {}).map(([name, value]) => [
      name,
      value.replace('/run/secrets', folder.path),
    ]);
    const { config, warnings } = loadConfig(Object.fromEntries(environment) as NodeJS.ProcessEnv);

    expect(warnings).toEqual([]);
    expect(config).toMatchObject({ playground: true, outbox: 'postgres', requireHttps: false });
    expect(config.webhookVerification).toBe('required');
    expect(config.playgroundPassword?.equals(read('playground-password'))).toBe(true);
  });

  it('are shown to the developer', () => {
    expect(output).toContain(read('playground-password'));
    expect(output).toContain(`/webhook/${read('webhook-secrets')}`);
  });

  it('stay the same at the next start, and only a missing one is made', () => {
    const before = all();
    rmSync(folder.join('outbox-key'));
    run();
    const { 'outbox-key': key, ...others } = all();

    expect(others).toEqual(
      Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'outbox-key')),
    );
    expect(key).not.toBe(before['outbox-key']);
  });
});
