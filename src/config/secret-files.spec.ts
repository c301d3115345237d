import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { loadConfig } from './load-config.js';

const KEY = '0'.repeat(64);

describe('files of secrets that are read again', () => {
  let folder: string;
  let lines: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    lines = [];
    for (const level of ['log', 'warn', 'error'] as const)
      jest
        .spyOn(Logger.prototype, level)
        .mockImplementation((...args: unknown[]) => void lines.push(String(args[0])));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  function file(name: string, content: string): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  it('are in force at once, in the same frozen configuration', () => {
    const { config, secretFiles } = loadConfig({ WEBHOOK_SECRETS_FILE: file('a', 'first'), PORT: '80' });
    file('a', 'second,first');
    secretFiles.reload();

    expect(config.webhookSecrets.map((secret) => secret.reveal())).toEqual(['second', 'first']);
    expect(Object.isFrozen(config) && Object.isFrozen(config.webhookSecrets)).toBe(true);
    expect(lines).toEqual(['The secret files were reloaded: changed: WEBHOOK_SECRETS.']);
  });

  it('change nothing if one of them has a problem, and it is said without a value', () => {
    const { config, secretFiles } = loadConfig({
      WEBHOOK_SECRETS_FILE: file('a', 'first'),
      WEBHOOK_BASIC_AUTH_FILE: file('b', 'alice:one'),
    });
    file('a', 'canary');
    file('b', 'canary without a colon');
    secretFiles.reload();

    expect(config.webhookSecrets.map((secret) => secret.reveal())).toEqual(['first']);
    expect(lines).toEqual([expect.stringMatching(/^The secret files were not reloaded.*WEBHOOK_BASIC_AUTH/)]);
    expect(lines.join()).not.toContain('canary');
  });

  it('say which of them a restart is needed for', () => {
    const { config, secretFiles } = loadConfig({
      OUTBOX_KEY_FILE: file('key', KEY),
      METRICS_TOKEN_FILE: file('token', 'first'),
      METRICS_PORT: '9464',
    });
    file('key', '1'.repeat(64));
    file('token', 'second');
    secretFiles.reload();

    expect(config.outboxKeys.map((key) => key.reveal())).toEqual([KEY]);
    expect(config.metricsToken?.reveal()).toBe('first');
    expect(lines).toEqual([
      'The secret files were reloaded: nothing changed.',
      'OUTBOX_KEY, METRICS_TOKEN: the file has changed. Restart the service to use the new value.',
    ]);
  });

  it('are none for values of the environment and of the code', () => {
    const { secretFiles } = loadConfig(
      { WEBHOOK_SECRETS: 'first', BOT_SECRETS_FILE: file('a', 'x') },
      { botSecrets: ['y'] },
    );

    expect(secretFiles.reloadable).toBe(false);
  });
});
