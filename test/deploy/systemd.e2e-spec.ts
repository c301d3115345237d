import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  it('has its secret as a credential, and no secret in the environment', () => {
    expect(values('LoadCredential')).toEqual([expect.stringMatching(/^webhook-secrets:/)]);
    expect(values('Environment')).toEqual([
      'NODE_ENV=production',
      expect.stringMatching(/^EXTENSIONS_DIR=/),
      'WEBHOOK_SECRETS_FILE=%d/webhook-secrets',
    ]);
  });
});
