/**
 * `npm run lint:prose`: finds mannered English in comments, texts, the titles of tests and pages. The phrases are in
 * docs/glossary.md, the rules of grammar in tools/prose/rules.mjs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsIn } from './prose/faults.mjs';
import { proseFiles } from './prose/files.mjs';
import { rulesWith } from './prose/rules.mjs';

const root = join(import.meta.dirname, '..');
const rules = rulesWith(readFileSync(join(root, 'docs/glossary.md'), 'utf8'));
const faults = proseFiles(root).flatMap((file) =>
  faultsIn(file, readFileSync(join(root, file), 'utf8'), rules),
);
for (const { file, line, phrase, plain } of faults) console.error(`${file}:${line}: "${phrase}": ${plain}`);
console.log(`prose: ${faults.length} findings`);
process.exitCode = faults.length > 0 ? 1 : 0;
