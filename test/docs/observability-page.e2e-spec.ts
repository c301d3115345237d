import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withMetrics } from '../../tools/docs/metrics-page.js';

describe('docs/observability.md', () => {
  it('has the current table of metrics; if not, `npm run docs` writes it again', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/observability.md'), 'utf8');
    expect(page).toBe(withMetrics(page));
  });
});
