import { writeFileSync } from 'node:fs';
import { loadConfig } from '../../src/config/index.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

describe('Variables that the projects file names', () => {
  const folder = new TemporaryFolder();
  afterAll(() => folder.remove());

  it('are known, in any form; others are reported', () => {
    const path = folder.join('projects.yaml');
    writeFileSync(
      path,
      'projects: { shop: { id: p1, credentials: { user: nora, password: { env: PLATFORM_X } } } }',
    );
    const env = { FULFILLMENT_CONFIG_FILE: path, PLATFORM_X: 'correct-horse', PLATFORM_Y: 'y' };

    expect(loadConfig(env).warnings).toEqual([expect.stringContaining('PLATFORM_Y is not a setting')]);
  });
});
