import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FulfillmentConfig, loadConfig } from '../../src/config/index.js';
import { ROOT } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { codeBlocks } from '../docs/code-blocks.js';

const PAGE = 'docs/projects.md';

describe(PAGE, () => {
  const page = readFileSync(join(ROOT, PAGE), 'utf8');
  const folder = new TemporaryFolder();
  afterAll(() => folder.remove());

  it('has an example that is a valid file, and does what the page says', () => {
    const [example] = codeBlocks(PAGE, page).filter(({ info }) => info === 'yaml');
    writeFileSync(folder.join('projects.yaml'), example.code);
    mkdirSync(folder.join('secrets'));
    writeFileSync(folder.join('secrets', 'shop-eu-password'), 'correct-horse\n');
    writeFileSync(folder.join('secrets', 'shop-eu-webhook'), 'the-secret-of-the-page-0123456789\n');
    writeFileSync(folder.join('secrets', 'shop-eu-bot'), 'a1b2c3d4\n');
    const env = { FULFILLMENT_CONFIG_FILE: folder.join('projects.yaml'), SHOP_US_TOKEN: 'a.b.c' };

    const { config, projects, warnings } = loadConfig(env);

    expect(config).toBeInstanceOf(FulfillmentConfig);
    expect(warnings).toEqual([]);
    expect(projects.settingsOf('64f0a1b2c3d4e5f60718293a')).toMatchObject({
      apiUrl: 'https://api.pingstreams.com/v3',
      language: 'it',
      retries: 1,
      rateLimit: { perMinute: 600, burst: 20 },
    });
    expect(projects.settingsOf('64f0a1b2c3d4e5f60718293a', '64f0b1b2c3d4e5f607182930')).toMatchObject({
      language: 'de',
      timeoutMs: 4000,
      retries: 1,
    });
    expect(config.verifiesCallers).toBe(true);
    expect(projects.proofs).toEqual({ webhookSecrets: true, botSecrets: true });
    expect(projects.settingsOf('64f0a1b2c3d4e5f60718293b')?.apiUrl).toBe('https://api.tiledesk.com/v3');
    expect(projects.settingsOf('64f0a1b2c3d4e5f60718293c')?.apiUrl).toBe('https://chat.example.com/api/v3');
    expect(projects.settingsOf('64f0a1b2c3d4e5f60718293d')).toBeUndefined();
  });
});
