import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/load-config.js';
import { ROOT } from '../support/built-dist.js';

const UNIT = join(ROOT, 'deploy', 'systemd', 'fulfillment.service');
const text = readFileSync(UNIT, 'utf8');
const values = (name: string): string[] =>
  [...text.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);

describe('deploy/systemd/fulfillment.service', () => {
  it('is what systemd understands, where there is one', () => {
    const { error, stderr } = spawnSync('systemd-analyze', ['verify', UNIT], { encoding: 'utf8' });
    // The program of the unit lies in the operator's /opt, and systemd looks for that too.
    const problems = (error === undefined ? stderr : '')
      .split('\n')
      .filter(
        (line) => line.includes('fulfillment.service') && !/is not executable|Command .* failed/.test(line),
      );

    expect(problems).toEqual([]);
  });

  it('starts the built service, and signals its first process alone', () => {
    expect(values('ExecStart')).toEqual(['/usr/bin/node dist/src/main.js']);
    expect(values('KillMode')).toEqual(['mixed']);
  });

  it('gives the service longer to stop than it takes, and never gives it up', () => {
    const { shutdownDelayMs, shutdownTimeoutMs } = loadConfig({}).config;

    expect(Number(values('TimeoutStopSec')[0]) * 1000).toBeGreaterThan(
      shutdownDelayMs + shutdownTimeoutMs + 15_000,
    );
    expect([values('Restart'), values('StartLimitIntervalSec')]).toEqual([['always'], ['0']]);
  });

  it('leaves little that the service could do to the machine, as systemd sees it', () => {
    const { error, stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', UNIT], {
      encoding: 'utf8',
    });
    const [, exposure] = /exposure level for fulfillment\.service: ([\d.]+)/.exec(stdout ?? '') ?? [];

    // Of 10. A machine without systemd has nothing to say.
    expect(error === undefined ? Number(exposure) : 0).toBeLessThan(1.8);
  });

  it('has its secret as a credential, and no secret in the environment', () => {
    expect(values('LoadCredential')).toEqual([expect.stringMatching(/^webhook-secrets:/)]);
    expect(values('Environment')).toEqual([
      'NODE_ENV=production',
      expect.stringMatching(/^EXTENSIONS_DIR=/),
      'WEBHOOK_SECRETS_FILE=%d/webhook-secrets',
    ]);
  });
});
