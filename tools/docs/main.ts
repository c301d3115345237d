import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderConfigurationPage } from './configuration-page.js';
import { withRules } from './conform-page.js';
import { withOperations } from './messaging-page.js';
import { withMetrics } from './metrics-page.js';

/** `npm run docs`: writes the pages, and the parts of pages, that are generated from the code. */
const docs = join(process.cwd(), 'docs');
writeFileSync(join(docs, 'configuration.md'), renderConfigurationPage());
regenerate('messaging.md', withOperations);
regenerate('conform.md', withRules);
regenerate('observability.md', withMetrics);

function regenerate(page: string, generate: (text: string) => string): void {
  const file = join(docs, page);
  writeFileSync(file, generate(readFileSync(file, 'utf8')));
}
