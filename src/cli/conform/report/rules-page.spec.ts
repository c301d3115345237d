import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withRules } from './rules-page.js';

const PAGE = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'conform.md');

describe('docs/conform.md', () => {
  it('lists the rules of today: npm run docs', () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toContain('**`no-redirect`**');
    expect(withRules(page)).toBe(page);
  });
});
