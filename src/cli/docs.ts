import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { renderConfigurationPage } from '../config/index.js';
import { withOperations } from '../messaging/index.js';
import { withRules } from './conform/report/index.js';

const MESSAGING_PAGE = 'docs/messaging.md';
const CONFORM_PAGE = 'docs/conform.md';

/** `npm run docs`: writes the pages that are made from the code. Run it in the root of the project. */
mkdirSync('docs', { recursive: true });
writeFileSync('docs/configuration.md', renderConfigurationPage());
writeFileSync(MESSAGING_PAGE, withOperations(readFileSync(MESSAGING_PAGE, 'utf8')));
writeFileSync(CONFORM_PAGE, withRules(readFileSync(CONFORM_PAGE, 'utf8')));
