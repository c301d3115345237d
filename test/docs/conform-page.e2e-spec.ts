import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withRules } from '../../tools/docs/conform-page.js';

const PAGE = join(import.meta.dirname, '../../docs/conform.md');

describe('docs/conform.md', () => {
  it('lists the current rules; if not, `npm run docs` writes them again', () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toContain('**`no-redirect`**');
    expect(withRules(page)).toBe(page);
  });
});
