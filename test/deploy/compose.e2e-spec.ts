import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/load-config.js';
import { ROOT } from '../support/built-dist.js';
import { composeErrors, composeFile } from './compose-file.js';

const FOLDER = join(ROOT, 'deploy');
const compose = composeFile('deploy/compose.yaml');

describe('deploy/compose.yaml', () => {
  it('is what the Compose specification describes', () => {
    expect(composeErrors(compose)).toEqual([]);
  });

  it('would not pass with a misspelt field', () => {
    const service = { ...compose.services.fulfillment, raed_only: true };

    expect(composeErrors({ services: { service } })).not.toEqual([]);
  });

  it('mounts what is there, and declares the volumes and secrets that it uses', () => {
    for (const { volumes = [], secrets = [] } of Object.values(compose.services)) {
      for (const source of volumes.map((volume) => volume.split(':')[0] ?? '')) {
        if (source.startsWith('./'))
          expect([source, existsSync(join(FOLDER, source))]).toEqual([source, true]);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
      for (const secret of secrets) expect(Object.keys(compose.secrets ?? {})).toContain(secret);
    }
  });

  it('has its secrets in files, none in the environment', () => {
    for (const { environment = {} } of Object.values(compose.services)) {
      const named = Object.entries(environment).filter(([name]) => /SECRET|PASSWORD|URL|KEY/.test(name));
      for (const [name, value] of named)
        expect([name, value]).toEqual([name, expect.stringMatching(/^\/run\/secrets\//)]);
    }
  });

  it('runs the service without rights on a file system that it cannot write to', () => {
    expect(compose.services.fulfillment).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it('gives no service new rights, and none a log without an end', () => {
    for (const { security_opt, logging } of Object.values(compose.services)) {
      expect(security_opt).toEqual(['no-new-privileges:true']);
      expect(logging?.options).toEqual({ 'max-size': '10m', 'max-file': '5' });
    }
  });

  it('gives the service longer to stop than it takes', () => {
    const { shutdownDelayMs, shutdownTimeoutMs } = loadConfig({}).config;
    const seconds = Number.parseInt(compose.services.fulfillment.stop_grace_period ?? '');

    expect(seconds * 1000).toBeGreaterThan(shutdownDelayMs + shutdownTimeoutMs + 15_000);
  });

  it('names an exact version of every image', () => {
    for (const { image } of Object.values(compose.services)) {
      if (image !== undefined) expect(image).toMatch(/:v?\d+\.\d+(\.\d+)?(-\w+)?$/);
    }
  });
});
